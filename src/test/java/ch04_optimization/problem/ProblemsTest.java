package ch04_optimization.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void theGameCountsRegretAgainstStandingAtMinusOne() {
    // SGD at 0.1 moves 0 → −0.3 → −0.2 → −0.1; regret adds 3·1, −1·0.7, −1·0.8
    OnlineGame.Course course = OnlineGame.everyThird(3).play(Optimizers.sgd(0.1), 3, 1);
    assertThat(course.x()).containsExactly(new double[] {-0.3, -0.2, -0.1}, offset(1e-7));
    assertThat(course.regret()).containsExactly(new double[] {3, 1.15, 0.5}, offset(1e-7));
  }

  @Test
  void theGameStaysOnItsLine() {
    OnlineGame.Course course = OnlineGame.everyThird(3).play(Optimizers.sgd(10), 4, 1);
    assertThat(course.x()).containsExactly(-1, 1, 1, -1);
  }

  @Test
  void theRandomGameIsSteepOnceInAHundred() {
    // At x = 0 each step's regret is its slope: 1010 or −10, and their mean gives the share.
    long seed = 3;
    OnlineGame.Course course = OnlineGame.atRandom().play(Optimizers.sgd(0), 400_000, seed);
    double share = (course.lastRegret() + 10) / 1020;
    assertThat(share).as("seed %d", seed).isEqualTo(0.01, offset(0.001));
  }

  @Test
  void theValleyIsSteeperAcross() {
    float[] gradient = new float[2];
    new Valley(20).gradient(new float[] {-4, 0.5f}, gradient);
    assertThat(gradient).containsExactly(-4, 10);
    assertThat(new Valley(20).height(-4, 0.5)).isEqualTo(10.5);
  }

  @Test
  void aPathKnowsHowFarItWentAcross() {
    Valley.Path path = new Valley(20).walk(Optimizers.sgd(0.075), 1, 1, 2);
    // y = 1, −0.5, 0.25
    assertThat(path.walkedAcross()).isEqualTo(2.25, offset(1e-6));
  }

  @Test
  void descentKeepsTheBoundOfTheory() {
    // ((κ − 1)/(κ + 1))ᵗ ≤ 0.001 holds from t = 345.4 on for κ = 100.
    Bowl bowl = new Bowl(100);
    assertThat(bowl.stepsTo(bowl.gradientDescent(), 1e-3, 10_000)).isBetween(200L, 346L);
    assertThat(bowl.stepsTo(bowl.gradientDescent(), 1e-3, 50)).isEqualTo(50);
  }

  @Test
  void theTwoSlopesJoin() {
    assertThat(TwoSlopes.slope(1)).isEqualTo(25);
    assertThat(TwoSlopes.slope(2)).isEqualTo(26);
    assertThat(TwoSlopes.slope(3.3)).isEqualTo(58.5, offset(1e-12));
    assertThat(TwoSlopes.slope(-1)).isEqualTo(-25);
  }

  @Test
  void bothFormsOfNesterovWalkTogether() {
    LookAheadForm form = new LookAheadForm(new Valley(20), 0.045, 0.9);
    assertThat(form.largestDifference(500)).isLessThan(1e-6);
  }

  @Test
  void aStepIsTakenApartAtTheLandingPlace() {
    LookAheadForm.Anatomy step =
        new LookAheadForm(new Valley(10), 0.1, 0.5)
            .anatomy(new double[] {-2, 1}, new double[] {-1, 0});
    // Momentum lands at (−0.5, −0.5); the gradients are (−1, 0) and (−0.5, −5).
    assertThat(step.momentumX()).containsExactly(-1, -0.5);
    assertThat(step.momentumY()).containsExactly(0, -0.5);
    assertThat(step.heavyBallX()[1]).isEqualTo(-0.4, offset(1e-12));
    assertThat(step.heavyBallY()[1]).isEqualTo(-0.5, offset(1e-12));
    assertThat(step.nesterovX()[1]).isEqualTo(-0.45, offset(1e-12));
    assertThat(step.nesterovY()[1]).isEqualTo(0, offset(1e-12));
  }

  @Test
  void decayPathsMeetTheSameNoise() {
    DecayPaths bowl = new DecayPaths(50, 11);
    float[][] path = bowl.walk(Optimizers.sgd(0.1));
    assertThat(DecayPaths.largestDifference(path, bowl.walk(Optimizers.sgd(0.1)))).isZero();
    Optimizer decoupled = Optimizers.sgdwm(0.1, new Constant(1), 0, 0.01, 0);
    assertThat(DecayPaths.largestDifference(path, bowl.walk(decoupled))).isGreaterThan(0.1);
  }
}
