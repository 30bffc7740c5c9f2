package ch26_reinforcement_learning.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import leeml.rl.Checked;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExactSpreadTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  /**
   * One state, two actions: 0 pays 1 and ends, 1 pays 0 and goes on, cut after two steps; π = (0.8,
   * 0.2), μ = (0.5, 0.5), γ = ½. Episodes of μ: (0) with ½, ρ = 1.6, G = 1; (1, 0) with ¼, ρ =
   * 0.64, G = ½; (1, 1) with ¼, ρ = 0.16, G = 0.
   */
  @Test
  void anEpisodeByHand() {
    Mdp mdp =
        new Mdp(
            0,
            List.of(
                List.of(
                    List.of(new Mdp.Outcome(1, 0, 1, true)),
                    List.of(new Mdp.Outcome(1, 0, 0, false)))));
    ExactSpread spread =
        ExactSpread.of(mdp, new double[][] {{0.8, 0.2}}, new double[][] {{0.5, 0.5}}, 0.5, 2);
    double mean = 0.5 * 1.6 + 0.25 * 0.64 * 0.5;
    double squares = 0.5 * 1.6 * 1.6 + 0.25 * 0.32 * 0.32;
    double step = 0.8 * Math.log(1.6) + 0.2 * Math.log(0.4);
    assertThat(spread.mean()).isCloseTo(mean, CLOSE);
    assertThat(spread.variance()).isCloseTo(squares - mean * mean, CLOSE);
    assertThat(spread.divergence()).isCloseTo(step + 0.2 * step, CLOSE);
    assertThat(1 / spread.effectiveShare())
        .isCloseTo(0.5 * 1.6 * 1.6 + 0.25 * 0.64 * 0.64 + 0.25 * 0.16 * 0.16, CLOSE);
  }

  @Test
  void onesOwnEpisodesNeedNoWeights() {
    Mdp lake = new FrozenLake().model();
    double[][] policy = Exact.uniform(lake);
    ExactSpread spread = ExactSpread.of(lake, policy, policy, 1, 100);
    assertThat(spread.divergence()).isZero();
    assertThat(spread.effectiveShare()).isCloseTo(1, within(1e-9));
    assertThat(spread.variance())
        .as("of a return that is 0 or 1")
        .isCloseTo(spread.mean() * (1 - spread.mean()), CLOSE);
  }

  @Test
  void episodesOfANearPolicyShowTheExactMoments() {
    Mdp lake = new FrozenLake().model();
    double[][] best = Exact.greedy(Exact.actionValues(lake, Exact.optimalValues(lake, 0.99), 0.99));
    double[][] policy = Mixture.withNoise(lake, best, 0.3);
    double[][] behaviour = Mixture.withNoise(lake, policy, 0.1);
    ExactSpread exact = ExactSpread.of(lake, policy, behaviour, 0.99, 100);
    Estimates shown =
        Estimates.of(Checked.of(new FrozenLake(), 0), policy, behaviour, 0.99, 100, 200, 11);
    double mean = Arrays.stream(shown.plain()).average().orElseThrow();
    double error = Math.sqrt(exact.variance() / 20_000);
    assertThat(mean).isCloseTo(exact.mean(), within(4 * error));
    assertThat(shown.variance() / exact.variance()).isCloseTo(1, within(0.2));
  }
}
