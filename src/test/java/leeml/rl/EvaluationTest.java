package leeml.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.rl.env.CartPole;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void theMeanReturnOfManyEpisodesIsTheExactValue() {
    FrozenLake lake = new FrozenLake();
    Mdp model = lake.model();
    double exact = Exact.values(model, Exact.uniform(model), 1)[model.start()];
    Policy anything = (observation, random, action) -> action[0] = random.nextInt(4);
    Evaluation evaluation = Evaluation.of(Checked.of(lake, 0), anything, 20_000, 5);
    double error = evaluation.deviation() / Math.sqrt(20_000);
    assertThat(evaluation.mean()).isCloseTo(exact, within(4 * error));
  }

  @Test
  void theSameSeedGivesTheSameReturns() {
    Policy anything = (observation, random, action) -> action[0] = random.nextInt(2);
    Evaluation once = Evaluation.of(Checked.of(new CartPole(), 0), anything, 50, 9);
    Evaluation again = Evaluation.of(Checked.of(new CartPole(), 0), anything, 50, 9);
    assertThat(again.returns()).isEqualTo(once.returns());
    assertThat(again.steps()).isEqualTo(once.steps());
    assertThat(once.returns()).hasSize(50);
    assertThat(once.deviation()).isPositive();
  }

  @Test
  void meanAndDeviationOfReturns() {
    Evaluation evaluation = new Evaluation(new double[] {1, 2, 3, 6}, 12);
    assertThat(evaluation.mean()).isEqualTo(3);
    assertThat(evaluation.deviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
  }
}
