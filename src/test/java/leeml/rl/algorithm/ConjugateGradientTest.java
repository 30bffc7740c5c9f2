package leeml.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConjugateGradientTest {

  private static final double[][] A = {{4, 1, 0}, {1, 3, -1}, {0, -1, 2}};

  private static double[] product(double[] v) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = ConjugateGradient.dot(A[i], v);
    }
    return out;
  }

  @Test
  void exactAfterAsManyRoundsAsUnknowns() {
    double[] solution = {1, -2, 3};
    double[] found =
        ConjugateGradient.solve(ConjugateGradientTest::product, product(solution), 3, 0);
    assertThat(found).containsExactly(solution, within(1e-12));
  }

  @Test
  void oneRoundIsTheSteepestStep() {
    double[] b = {1, 0, 0};
    double[] found = ConjugateGradient.solve(ConjugateGradientTest::product, b, 1, 0);
    assertThat(found).containsExactly(new double[] {0.25, 0, 0}, within(1e-15));
  }

  @Test
  void nothingForNothing() {
    double[] found =
        ConjugateGradient.solve(ConjugateGradientTest::product, new double[3], 10, 1e-10);
    assertThat(found).containsOnly(0);
  }
}
