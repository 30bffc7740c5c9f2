package ch03_gradient_descent.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurfaceTest {

  private static final double H = 1e-5;

  @ParameterizedTest
  @EnumSource(Surface.class)
  void derivativesAreThoseOfCentralDifferences(Surface f) {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      double x = random.nextDouble(-2, 2);
      double y = random.nextDouble(-2, 2);
      String at = "seed %d, at (%s, %s)".formatted(seed, x, y);
      double[] g = f.gradient(x, y);
      assertThat(g[0]).as(at).isEqualTo(slope(f.value(x + H, y), f.value(x - H, y)), within(1e-4));
      assertThat(g[1]).as(at).isEqualTo(slope(f.value(x, y + H), f.value(x, y - H)), within(1e-4));
      SecondDerivatives h = f.hessian(x, y);
      double[] right = f.gradient(x + H, y);
      double[] left = f.gradient(x - H, y);
      assertThat(h.xx()).as(at).isEqualTo(slope(right[0], left[0]), within(1e-4));
      assertThat(h.xy()).as(at).isEqualTo(slope(right[1], left[1]), within(1e-4));
      double[] above = f.gradient(x, y + H);
      double[] below = f.gradient(x, y - H);
      assertThat(h.yy()).as(at).isEqualTo(slope(above[1], below[1]), within(1e-4));
    }
  }

  @Test
  void eigenvaluesByHand() {
    SecondDerivatives h = new SecondDerivatives(2, 1, 2);
    assertThat(h.smallest()).isEqualTo(1, within(1e-12));
    assertThat(h.largest()).isEqualTo(3, within(1e-12));
    assertThat(h.along(1, -1)).isEqualTo(2, within(1e-12));
  }

  @Test
  void statedPointsAreWhatTheyAreSaidToBe() {
    assertThat(Surface.SADDLE.hessian(0, 0)).isEqualTo(new SecondDerivatives(2, 0, -2));
    assertThat(Surface.SADDLE.value(0, 1)).isEqualTo(-0.5);
    assertThat(Surface.MONKEY_SADDLE.value(-1.5, 0)).isEqualTo(-27.0 / 32, within(1e-12));
    assertThat(Surface.MONKEY_SADDLE.steepness(-1.5, 0)).isEqualTo(0, within(1e-12));
    SecondDerivatives valley = Surface.ROSENBROCK.hessian(1, 1);
    assertThat(valley.largest() / valley.smallest()).isEqualTo(2508, within(1.0));
  }

  private static double slope(double above, double below) {
    return (above - below) / (2 * H);
  }
}
