package ch02_linear_regression.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legendre features and fits, by hand. */
class PolynomialTest {

  static final Sample THREE = new Sample(new double[] {1, 2, 3}, new double[] {1, 4, 4});

  @Test
  void featuresAreLegendresPolynomials() {
    // t = ½: P₁ = ½, P₂ = (3·¼ − 1)/2, P₃ = (5·⅛ − 3·½)/2
    assertThat(new Polynomial(3, 10, 20).features(17.5)).containsExactly(0.5, -0.125, -0.4375);
    assertThat(new Polynomial(4, 10, 20).features(20)).containsExactly(1, 1, 1, 1);
    assertThat(new Polynomial(4, 10, 20).features(10)).containsExactly(-1, 1, -1, 1);
  }

  @Test
  void aLineThroughThreePointsByHand() {
    Polynomial.Curve line = Polynomial.over(THREE, 1).fit(THREE);
    assertThat(line.at(new double[] {0, 4})).containsExactly(new double[] {0, 6}, within(1e-6));
    assertThat(line.squaredErrors(THREE))
        .containsExactly(new double[] {0.25, 1, 0.25}, within(1e-6));
    assertThat(line.meanSquaredError(THREE)).isCloseTo(0.5, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aParabolaIsFoundByEveryDegreeThatHoldsIt(int degree) {
    double[] x = {0, 1, 2, 3, 4};
    Sample parabola = new Sample(x, new double[] {2, 6, 12, 20, 30});
    assertThat(Polynomial.over(parabola, degree).fit(parabola).at(5)).isCloseTo(42, within(1e-4));
  }

  @Test
  void aLargePenaltyLeavesTheMean() {
    Polynomial.Curve flat = Polynomial.over(THREE, 2).fit(THREE, 1e9);
    assertThat(flat.at(1)).isCloseTo(3, within(1e-6));
    assertThat(flat.at(3)).isCloseTo(3, within(1e-6));
  }

  @Test
  void powersAreIllConditionedWhereLegendresAreNot() {
    double[] x = Grid.over(0, 800, 101);
    Polynomial legendre = new Polynomial(5, 0, 800);
    double[][] powers = new double[x.length][5];
    double[][] features = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      features[i] = legendre.features(x[i]);
      for (int k = 0; k < 5; k++) {
        powers[i][k] = Math.pow(x[i], k + 1);
      }
    }
    assertThat(condition(features)).isLessThan(3);
    assertThat(condition(powers)).isGreaterThan(1e12);
  }

  @Test
  void refusesWhatIsNoPolynomial() {
    assertThatThrownBy(() -> new Polynomial(0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("degree = 0");
    assertThatThrownBy(() -> new Polynomial(1, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.0 to 2.0");
  }

  private static double condition(double[][] matrix) {
    return new SingularValueDecomposition(MatrixUtils.createRealMatrix(matrix))
        .getConditionNumber();
  }
}
