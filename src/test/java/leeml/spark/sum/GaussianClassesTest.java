package leeml.spark.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Densities and closed forms against numbers worked out by hand. */
class GaussianClassesTest {

  private static final Offset<Double> TIGHT = within(1e-12);
  private static final long SEED = 3;

  /** Means 1 and 5, variance 1 in both, as many rows of each. */
  private static ClassMoments line() {
    ClassMoments moments = new ClassMoments(1, 2);
    moments.add(new double[] {0}, 0);
    moments.add(new double[] {2}, 0);
    moments.add(new double[] {4}, 1);
    moments.add(new double[] {6}, 1);
    return moments;
  }

  @Test
  void aDensityInOneDimension() {
    Gaussian normal = Gaussian.of(new double[] {2}, new double[][] {{4}});
    assertThat(normal.logDeterminant()).isCloseTo(Math.log(4), TIGHT);
    assertThat(normal.squaredDistance(new double[] {6})).isCloseTo(4, TIGHT);
    assertThat(normal.logDensity(new double[] {2}))
        .isCloseTo(-0.5 * Math.log(2 * Math.PI * 4), TIGHT);
  }

  @Test
  void aDensityInTwoDimensionsWithCorrelation() {
    // Σ = [[2, 1], [1, 2]]: det 3, Σ⁻¹ = [[2, −1], [−1, 2]]/3; at (1, 0) the form is 2/3.
    Gaussian normal = Gaussian.of(new double[2], new double[][] {{2, 1}, {1, 2}});
    assertThat(normal.logDeterminant()).isCloseTo(Math.log(3), TIGHT);
    assertThat(normal.squaredDistance(new double[] {1, 0})).isCloseTo(2.0 / 3, TIGHT);
    assertThat(normal.solve(new double[] {3, 0})).containsExactly(new double[] {2, -1}, TIGHT);
  }

  @Test
  void theSharedBoundaryLiesHalfWay() {
    GaussianClasses shared = GaussianClasses.shared(line(), 0);
    GaussianClasses.Linear linear = shared.linear();
    assertThat(linear.weights()[1][0]).as("(5 − 1)/1").isCloseTo(4, TIGHT);
    assertThat(linear.intercepts()[1]).as("−½·4·(5 + 1)").isCloseTo(-12, TIGHT);
    assertThat(linear.logOdds(new double[] {3}, 1)).isCloseTo(0, TIGHT);
    assertThat(shared.classify(new double[] {2.9})).isZero();
    assertThat(shared.classify(new double[] {3.1})).isEqualTo(1);
  }

  @Test
  void aFrequentClassMovesTheBoundaryAway() {
    ClassMoments moments = line();
    for (int i = 0; i < 2; i++) {
      moments.add(new double[] {4}, 1);
      moments.add(new double[] {6}, 1);
    }
    // π₁/π₀ = 3: b = ln 3 − 12, boundary at 3 − ln 3 / 4.
    double boundary = 3 - Math.log(3) / 4;
    GaussianClasses shared = GaussianClasses.shared(moments, 0);
    assertThat(shared.linear().logOdds(new double[] {boundary}, 1)).isCloseTo(0, TIGHT);
  }

  @Test
  void theLineIsWhatTheDensitiesSay() {
    ClassMoments moments = random();
    GaussianClasses shared = GaussianClasses.shared(moments, 0.01);
    GaussianClasses.Linear linear = shared.linear();
    double[] x = {1.5, -2, 0.3};
    double[] joint = shared.logJoint(x);
    for (int k = 0; k < 3; k++) {
      assertThat(linear.logOdds(x, k))
          .as("seed %d", SEED)
          .isCloseTo(joint[k] - joint[0], within(1e-9));
    }
  }

  @Test
  void ownCovariancesGiveTwoBoundaries() {
    // N(0, 1) inside N(0, 16): the narrow class lies between ±√(2 ln 4 · 16/15).
    ClassMoments moments = new ClassMoments(1, 2);
    moments.add(new double[] {-1}, 0);
    moments.add(new double[] {1}, 0);
    moments.add(new double[] {-4}, 1);
    moments.add(new double[] {4}, 1);
    GaussianClasses own = GaussianClasses.own(moments, 0, 0);
    double edge = Math.sqrt(2 * Math.log(4) * 16 / 15);
    assertThat(own.classify(new double[] {0.99 * edge})).isZero();
    assertThat(own.classify(new double[] {1.01 * edge})).isEqualTo(1);
    assertThat(own.classify(new double[] {-1.01 * edge})).isEqualTo(1);
    assertThatThrownBy(own::linear).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shrunkAllTheWayIsShared() {
    ClassMoments moments = random();
    double[] x = {0.1, 0.2, 0.3};
    assertThat(GaussianClasses.own(moments, 0.1, 1).logJoint(x))
        .containsExactly(GaussianClasses.shared(moments, 0.1).logJoint(x), within(1e-12));
  }

  @Test
  void dependentColumnsNeedARidge() {
    ClassMoments moments = new ClassMoments(2, 2);
    for (int i = 0; i < 6; i++) {
      moments.add(new double[] {i, -i}, i % 2);
    }
    assertThatThrownBy(() -> GaussianClasses.shared(moments, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 is a combination");
    assertThat(GaussianClasses.shared(moments, 1e-6).classes()).isEqualTo(2);
  }

  @Test
  void whatCannotBeEstimatedIsRefused() {
    ClassMoments moments = new ClassMoments(1, 2);
    moments.add(new double[] {1}, 0);
    assertThatThrownBy(() -> GaussianClasses.shared(moments, 0.1))
        .hasMessageContaining("class 1 has no row");
    moments.add(new double[] {1}, 1);
    assertThatThrownBy(() -> GaussianClasses.own(moments, 0.1, 0))
        .hasMessageContaining("column 0 has the variance 0.0");
    assertThatThrownBy(() -> GaussianClasses.own(line(), -1, 0)).hasMessageContaining("ridge");
    assertThatThrownBy(() -> GaussianClasses.own(line(), 0, 2)).hasMessageContaining("shrinkage");
  }

  private static ClassMoments random() {
    Random random = new Random(SEED);
    ClassMoments moments = new ClassMoments(3, 3);
    for (int i = 0; i < 60; i++) {
      moments.add(
          new double[] {i % 3 + random.nextGaussian(), random.nextGaussian(), random.nextDouble()},
          i % 3);
    }
    return moments;
  }
}
