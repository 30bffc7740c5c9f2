package leeml.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.rl.env.CartPole;
import leeml.rl.policy.ActorCritic;
import leeml.rl.rollout.Lanes;
import leeml.rl.rollout.Rollout;
import org.junit.jupiter.api.Test;

class TrustRegionTest {

  private static final ActorCritic NET = new ActorCritic(4, 2, 16);
  private static final Settings SETTINGS = new Settings(0.99, 0.95, 0.003, 4, 64, 0.5, 0, 0.5);

  private static Rollout rollout(float[] theta) {
    return new Lanes(CartPole::new, NET, 4, 0).play(theta, 128, 9);
  }

  @Test
  void trpoKeepsToItsBoundAndUsesIt() {
    for (double bound : new double[] {0.001, 0.01, 0.05}) {
      float[] theta = NET.initial(4);
      Learner.Learned learned = new Trpo(NET, SETTINGS, bound).learn(theta, rollout(theta), 1);
      assertThat(learned.divergence()).isLessThanOrEqualTo(bound).isGreaterThan(bound / 4);
      assertThat(-learned.loss()).as("surrogate").isPositive();
    }
  }

  @Test
  void trpoMovesThePolicyByItsStepAlone() {
    float[] theta = NET.initial(4);
    Rollout rollout = rollout(theta);
    Evidence evidence = Evidence.of(NET, theta, rollout, 0.99, 0.95);
    Learner.Learned learned = new Trpo(NET, SETTINGS, 0.01).learn(theta, rollout, 1);
    // The critic learned afterwards; were the policy moved by that, its divergence would differ.
    assertThat(Shift.of(NET, theta, evidence).divergence()).isEqualTo(learned.divergence());
  }

  @Test
  void clippingHoldsTheRatioBack() {
    Settings bold = new Settings(0.99, 0.95, 0.01, 20, 64, 0.5, 0, 10);
    float[] tight = NET.initial(4);
    Rollout rollout = rollout(tight);
    float[] loose = tight.clone();
    double near = new PpoClip(NET, bold, 0.05).learn(tight, rollout, 1).divergence();
    double far = new PpoClip(NET, bold, 1e9).learn(loose, rollout, 1).divergence();
    assertThat(near).isLessThan(far / 2);
  }

  @Test
  void penaltyFollowsTheDivergence() {
    float[] theta = NET.initial(4);
    Rollout rollout = rollout(theta);
    PpoPenalty strict = new PpoPenalty(NET, SETTINGS, 1e-9, 1);
    assertThat(strict.learn(theta.clone(), rollout, 1).penalty()).isEqualTo(1);
    assertThat(strict.learn(theta.clone(), rollout, 1).penalty()).isEqualTo(2);
    PpoPenalty lax = new PpoPenalty(NET, SETTINGS, 1e9, 1);
    lax.learn(theta.clone(), rollout, 1);
    assertThat(lax.learn(theta.clone(), rollout, 1).penalty()).isEqualTo(0.5);
  }

  @Test
  void sameSeedSameStep() {
    float[] one = NET.initial(4);
    float[] two = one.clone();
    Rollout rollout = rollout(one);
    new PpoClip(NET, SETTINGS, 0.2).learn(one, rollout, 7);
    new PpoClip(NET, SETTINGS, 0.2).learn(two, rollout, 7);
    assertThat(one).isEqualTo(two);
  }
}
