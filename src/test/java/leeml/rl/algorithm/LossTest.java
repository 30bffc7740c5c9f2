package leeml.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import leeml.rl.algorithm.ReinforceLoss.Baseline;
import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.rl.rollout.Credit;
import leeml.rl.rollout.Lanes;
import leeml.rl.rollout.Rollout;
import leeml.rl.rollout.Stretch;
import org.junit.jupiter.api.Test;

class LossTest {

  private static final ActorCritic NET = new ActorCritic(4, 2, 5);
  private static final float[] THETA = theta();

  private static float[] theta() {
    SplittableRandom random = new SplittableRandom(11);
    float[] theta = new float[NET.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) random.nextDouble(-1, 1);
    }
    return theta;
  }

  private static Rollout rollout() {
    return new Lanes(CartPole::new, NET, 2, 0).play(THETA, 12, 5);
  }

  @Test
  void actorCriticAgainstDifferences() {
    Rollout rollout = rollout();
    ActorCriticLoss loss =
        new ActorCriticLoss(NET, new ActorCriticLoss.Weights(0.9, 0.8, 0.7, 0.3));
    int n = rollout.size();
    int stretches = rollout.stretches().size();
    float[] values = NET.values(THETA, rollout.observations(), n).clone();
    float[] last = NET.values(THETA, rollout.lastObservations(), stretches).clone();
    Credit credit = Credit.generalized(rollout, values, last, 0.9, 0.8);
    float[] gradient = new float[NET.size()];
    double at = loss.lossAndGradient(THETA, rollout, gradient);
    assertThat(at).isEqualTo(loss.lossAndGradient(THETA, rollout, credit, new float[NET.size()]));
    for (int i = 0; i < gradient.length; i += 3) {
      float[] up = THETA.clone();
      float[] down = THETA.clone();
      up[i] += 1e-2f;
      down[i] -= 1e-2f;
      float[] unused = new float[NET.size()];
      double slope =
          (loss.lossAndGradient(up, rollout, credit, unused)
                  - loss.lossAndGradient(down, rollout, credit, unused))
              / (up[i] - down[i]);
      assertThat((double) gradient[i]).as("slope " + i).isCloseTo(slope, within(3e-3));
    }
  }

  @Test
  void endOfAnEpisodeIsWorthNothingAndACutIsWorthItsValue() {
    Stretch ended = stretch(true);
    Stretch cut = stretch(false);
    float[] values = {2, 2};
    float[] last = {10};
    Rollout first = new Rollout(4, List.of(ended), new double[0]);
    assertThat(Credit.generalized(first, values, last, 0.5, 1).returns()).containsExactly(1.5f, 1);
    Rollout second = new Rollout(4, List.of(cut), new double[0]);
    assertThat(Credit.generalized(second, values, last, 0.5, 1).returns()).containsExactly(4, 6);
  }

  private static Stretch stretch(boolean terminated) {
    return new Stretch(new float[12], new int[2], new float[] {1, 1}, terminated);
  }

  @Test
  void reinforceByHand() {
    // Two steps with rewards 1, 1 and γ = 1: G = 2, 1. At θ = 0 both actions have probability 1/2,
    // and only the policy's last bias has a slope: −1/n Σ Â (1[k = a] − 1/2).
    Rollout rollout = new Rollout(4, List.of(stretch(true)), new double[0]);
    float[] zero = new float[NET.size()];
    float[] gradient = new float[NET.size()];
    new ReinforceLoss(NET, 1, Baseline.NONE, false).lossAndGradient(zero, rollout, gradient);
    int bias = NET.policySize() - 2;
    assertThat(gradient[bias]).isEqualTo(-0.75f);
    assertThat(gradient[bias + 1]).isEqualTo(0.75f);
    double loss =
        new ReinforceLoss(NET, 1, Baseline.MEAN, false).lossAndGradient(zero, rollout, gradient);
    assertThat(gradient[bias]).isCloseTo(0, within(1e-7f));
    assertThat(loss).isCloseTo(0, within(1e-7));
    loss =
        new ReinforceLoss(NET, 1, Baseline.VALUE, false).lossAndGradient(zero, rollout, gradient);
    // V = 0: ½ (2² + 1²) / 2 beside −½ ln ½ · 3, and dL/dV = −3/2 at the critic's bias.
    assertThat(loss).isCloseTo(1.25 + 1.5 * Math.log(2), within(1e-6));
    assertThat(gradient[NET.size() - 1]).isEqualTo(-1.5f);
  }

  @Test
  void emptyRollout() {
    Rollout none = new Rollout(4, List.of(), new double[0]);
    float[] gradient = new float[NET.size()];
    gradient[0] = 1;
    ActorCriticLoss loss = new ActorCriticLoss(NET, new ActorCriticLoss.Weights(1, 1, 1, 0));
    assertThat(loss.lossAndGradient(THETA, none, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
  }
}
