package leeml.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.spark.LocalSpark;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {

  /** The last column is constant, and the means are far from 0. */
  private static List<double[]> rows(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      double c = random.nextGaussian();
      rows.add(
          new double[] {1000 + 3 * a, 2 * a + b, b - a, 0.5 * c + b, random.nextGaussian() / 5, 7});
    }
    return rows;
  }

  private static JavaRDD<double[]> spread(List<double[]> rows, int partitions) {
    return LocalSpark.context().parallelize(rows, partitions);
  }

  private static Comoments moments(List<double[]> rows) {
    Comoments moments = new Comoments(rows.get(0).length);
    rows.forEach(row -> moments.add(row, 0));
    return moments;
  }

  @Test
  void twoColumnsByHand() {
    // Points (±3, ±3) and (1, −1), (−1, 1): variances 9 along (1, 1)/√2 and 1 along (1, −1)/√2.
    List<double[]> rows =
        List.of(
            new double[] {3, 3}, new double[] {-3, -3}, new double[] {1, -1}, new double[] {-1, 1});
    PrincipalComponents found = PrincipalComponents.ofCovariance(moments(rows), 2);
    double half = Math.sqrt(0.5);
    assertThat(found.axes()[0]).containsExactly(new double[] {half, half}, within(1e-12));
    assertThat(found.axes()[1]).containsExactly(new double[] {half, -half}, within(1e-12));
    assertThat(found.variances()).containsExactly(new double[] {9, 1}, within(1e-12));
    assertThat(found.share(0)).isCloseTo(0.9, within(1e-12));
    assertThat(found.project(rows.get(0)))
        .containsExactly(new double[] {3 / half, 0}, within(1e-9));
    assertThat(found.reconstruct(found.project(rows.get(2))))
        .containsExactly(new double[] {1, -1}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 60})
  void theThreeWaysAgreeHoweverTheRowsAreSpread(int partitions) {
    List<double[]> rows = rows(50);
    PrincipalComponents byCovariance = PrincipalComponents.ofCovariance(moments(rows), 6);
    JavaRDD<double[]> spread = spread(rows, partitions);
    double[] mean = ColumnMeans.of(spread, 6);
    assertThat(mean).containsExactly(byCovariance.mean(), within(1e-9));
    PrincipalComponents byQr = TallSkinny.of(spread, mean, 4); // four vary
    PrincipalComponents random = new RandomSubspace(3, 2, 30, 9).of(spread, mean);
    assertThat(byQr.totalVariance()).isCloseTo(byCovariance.totalVariance(), within(1e-9));
    assertThat(random.totalVariance()).isCloseTo(byCovariance.totalVariance(), within(1e-9));
    assertThat(Angles.largestOfPairs(byQr.axes(), byCovariance.axes())).isLessThan(1e-6);
    assertThat(Angles.largestOfPairs(random.axes(), byCovariance.axes())).isLessThan(1e-4);
    for (int k = 0; k < 3; k++) {
      assertThat(byQr.axes()[k])
          .as("signs too")
          .containsExactly(byCovariance.axes()[k], within(1e-8));
      assertThat(random.variances()[k]).isCloseTo(byCovariance.variances()[k], within(1e-6));
    }
    assertThat(byCovariance.variances()[5]).as("a constant column").isCloseTo(0, within(1e-9));
  }

  @Test
  void rowsThatAreAllAlikeHaveNoVarianceAndNoNaN() {
    List<double[]> rows = List.of(new double[] {4, 2}, new double[] {4, 2});
    PrincipalComponents found = PrincipalComponents.ofCovariance(moments(rows), 2);
    assertThat(found.variances()).containsExactly(0, 0);
    assertThat(found.share(0)).isZero();
    assertThat(found.project(rows.get(0))).containsExactly(0, 0);
  }

  @Test
  void moreComponentsThanColumnsAreRefused() {
    JavaRDD<double[]> spread = spread(rows(10), 2);
    assertThatThrownBy(() -> PrincipalComponents.ofCovariance(moments(rows(10)), 7))
        .hasMessage("7 components of 6 columns, legal are 1 … 6");
    assertThatThrownBy(() -> TallSkinny.of(spread, new double[6], 7))
        .hasMessageContaining("legal are 1 … 6");
    assertThatThrownBy(() -> new RandomSubspace(7, 1, 1, 1).of(spread, new double[6]))
        .hasMessageContaining("legal are 1 … 6");
    assertThatThrownBy(() -> PrincipalComponents.ofCovariance(new Comoments(2), 1))
        .hasMessageContaining("no rows");
  }

  @Test
  void anglesOfLinesAndPlanes() {
    double[] x = {1, 0, 0};
    assertThat(Angles.between(x, new double[] {-5, 0, 0})).isZero();
    assertThat(Angles.between(x, new double[] {1, 1, 0})).isCloseTo(45, within(1e-9));
    assertThat(Angles.between(x, new double[] {1, 1e-9, 0}))
        .isCloseTo(Math.toDegrees(1e-9), within(1e-15));
    double[][] floor = {{1, 0, 0}, {0, 1, 0}};
    double[][] ramp = {{2, 0, 0}, {3, 1, 1}};
    assertThat(Angles.largestPrincipal(floor, ramp)).isCloseTo(45, within(1e-9));
    assertThat(Angles.largestPrincipal(floor, new double[][] {{1, 1, 0}, {1, -1, 0}}))
        .isCloseTo(0, within(1e-12));
  }
}
