package leeml.rl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.rl.Checked;
import leeml.rl.Policy;
import leeml.rl.Step;
import leeml.rl.env.FrozenLake;
import org.junit.jupiter.api.Test;

/** Updates by hand on one episode 0 → 1 → 0 → 2, and agreement where theory has it. */
class LearnerTest {

  private static final double GAMMA = 0.5;
  private static final StepSize MEAN = new StepSize(1);

  private static void show(ValueLearner learner) {
    learner.learn(0, Step.of(1, false), 1);
    learner.learn(1, Step.of(2, false), 0);
    learner.learn(0, Step.of(4, true), 2);
  }

  /** G₂ = 4, G₁ = 2 + ½·4 = 4, G₀ = 1 + ½·4 = 3; state 0 sees 4 and 3. */
  @Test
  void monteCarloIsTheMeanOfReturns() {
    MonteCarlo learner = new MonteCarlo(3, GAMMA, MEAN);
    show(learner);
    assertThat(learner.values()).containsExactly(3.5, 4, 0);
  }

  /** V(0) = 1; V(1) = 2 + ½·1 = 2.5; then V(0) = 1 + ½ (4 − 1). */
  @Test
  void temporalDifferenceLooksOneStepAhead() {
    TemporalDifference learner = new TemporalDifference(3, GAMMA, MEAN);
    show(learner);
    assertThat(learner.values()).containsExactly(2.5, 2.5, 0);
  }

  /**
   * λ = ½, so γλ = ¼. δ = 1: V(0) = 1. δ = 2 + ½·1 = 2.5, e = (¼, 1): V(0) = 1.625, V(1) = 2.5. δ =
   * 4 − 1.625, e = (1 + 1/16, ¼), α = (½, 1).
   */
  @Test
  void tracesShareTheSurprise() {
    TdLambda learner = new TdLambda(3, GAMMA, 0.5, MEAN);
    show(learner);
    double surprise = 4 - 1.625;
    assertThat(learner.values()[0]).isCloseTo(1.625 + 0.5 * surprise * 1.0625, within(1e-12));
    assertThat(learner.values()[1]).isCloseTo(2.5 + surprise * 0.25, within(1e-12));
  }

  /** Two steps: G₀ = 1 + ½·2 + ¼·V(0) with V(0) = 0; G₁ = 2 + ½·4; G₂ = 4. */
  @Test
  void twoStepsLookTwoAhead() {
    NStep learner = new NStep(2, 3, GAMMA, MEAN);
    show(learner);
    assertThat(learner.values()).containsExactly(3, 4, 0);
  }

  @Test
  void aCutEpisodeGoesOnInTheEstimate() {
    MonteCarlo learner = new MonteCarlo(2, GAMMA, MEAN);
    learner.learn(1, Step.of(6, true), 0);
    learner.learn(0, new Step(1, false, true), 1);
    assertThat(learner.values()).containsExactly(1 + GAMMA * 6, 6);
  }

  @Test
  void endsOfTheFamiliesAreTheirNeighbours() {
    TemporalDifference td = new TemporalDifference(16, 0.9, new StepSize(20));
    TdLambda traces = new TdLambda(16, 0.9, 0, new StepSize(20));
    NStep one = new NStep(1, 16, 0.9, new StepSize(20));
    MonteCarlo all = new MonteCarlo(16, 0.9, MEAN);
    for (ValueLearner learner : new ValueLearner[] {td, traces, one, all}) {
      ValueLearner.play(Checked.of(new FrozenLake(), 0), anyhow(), learner, 300, 4);
    }
    assertThat(traces.values()).containsExactly(td.values(), within(1e-12));
    assertThat(one.values()).containsExactly(td.values(), within(1e-12));
    assertThat(all.values()).isNotEqualTo(td.values());
  }

  @Test
  void allComeToTheExactValues() {
    Mdp lake = new FrozenLake().model();
    double[] exact = Exact.values(lake, Exact.uniform(lake), 0.9);
    ValueLearner[] learners = {
      new MonteCarlo(16, 0.9, MEAN),
      new TemporalDifference(16, 0.9, new StepSize(5)),
      new TdLambda(16, 0.9, 0.7, new StepSize(5)),
      new NStep(3, 16, 0.9, new StepSize(5))
    };
    for (ValueLearner learner : learners) {
      ValueLearner.play(Checked.of(new FrozenLake(), 0), anyhow(), learner, 100_000, 8);
      assertThat(learner.values())
          .as(learner.getClass().getSimpleName())
          .containsExactly(exact, within(0.05));
    }
  }

  @Test
  void qLearningTakesTheBestNextActionAndSarsaTheOneThatComes() {
    QLearning best = new QLearning(2, 2, GAMMA, MEAN);
    Sarsa coming = new Sarsa(2, 2, GAMMA, MEAN);
    for (ActionLearner learner : new ActionLearner[] {best, coming}) {
      learner.learn(1, 0, Step.of(8, true), 0, 0);
      learner.learn(0, 1, Step.of(1, false), 1, 1);
    }
    assertThat(best.values()[0][1]).isEqualTo(1 + GAMMA * 8);
    assertThat(coming.values()[0][1]).isEqualTo(1);
  }

  private static Policy anyhow() {
    return (observation, random, action) -> action[0] = random.nextInt(4);
  }
}
