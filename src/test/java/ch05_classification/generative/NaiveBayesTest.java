package ch05_classification.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch05_classification.generative.NaiveBayes.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import leeml.spark.LocalSpark;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums and the parameters made of them, by hand. */
class NaiveBayesTest {

  private static final Offset<Double> TIGHT = within(1e-12);

  /** Class 0: (1, 0), (1, 1), (0, 0). Class 1: (0, 1). */
  private static ColumnSums bits() {
    ColumnSums sums = new ColumnSums(2, 2);
    sums.add(new double[] {1, 0}, 0);
    sums.add(new double[] {1, 1}, 0);
    sums.add(new double[] {0, 0}, 0);
    sums.add(new double[] {0, 1}, 1);
    return sums;
  }

  @Test
  void bernoulliCountsOnesAndZeros() {
    NaiveBayes model = NaiveBayes.of(bits(), Kind.BERNOULLI, 1);
    assertThat(model.logPrior(0)).isCloseTo(Math.log(0.75), TIGHT);
    assertThat(model.parameter(0, 0)).as("(2 + 1)/(3 + 2)").isCloseTo(Math.log(0.6), TIGHT);
    assertThat(model.parameter(1, 1)).as("(1 + 1)/(1 + 2)").isCloseTo(Math.log(2.0 / 3), TIGHT);
    double[] joint = model.logJoint(new double[] {1, 0});
    assertThat(joint[0]).isCloseTo(Math.log(0.75 * 0.6 * 0.6), TIGHT);
    assertThat(joint[1]).isCloseTo(Math.log(0.25 / 3 / 3), TIGHT);
    assertThat(model.classify(new double[] {1, 0})).isZero();
  }

  @Test
  void multinomialSharesOutDraws() {
    NaiveBayes model = NaiveBayes.of(bits(), Kind.MULTINOMIAL, 1);
    assertThat(model.parameter(0, 0)).as("(2 + 1)/(3 + 2)").isCloseTo(Math.log(0.6), TIGHT);
    assertThat(model.parameter(1, 0)).as("(0 + 1)/(1 + 2)").isCloseTo(Math.log(1.0 / 3), TIGHT);
    assertThat(model.logJoint(new double[] {2, 0})[1])
        .isCloseTo(Math.log(0.25) + 2 * Math.log(1.0 / 3), TIGHT);
  }

  @Test
  void gaussianColumnsHaveMeanAndVariance() {
    ColumnSums sums = new ColumnSums(1, 2);
    for (double x : new double[] {1, 3}) {
      sums.add(new double[] {x}, 0);
      sums.add(new double[] {10 * x}, 1);
    }
    NaiveBayes model = NaiveBayes.of(sums, Kind.GAUSSIAN, 1);
    assertThat(model.parameter(1, 0)).isCloseTo(20, TIGHT);
    assertThat(model.variance(1, 0)).isCloseTo(100, TIGHT);
    assertThat(model.logJoint(new double[] {2})[0])
        .isCloseTo(Math.log(0.5) - 0.5 * Math.log(2 * Math.PI), TIGHT);
    NaiveBayes borrowed = NaiveBayes.of(sums, new Kind[] {Kind.GAUSSIAN}, new int[1], 1, 2);
    assertThat(borrowed.variance(0, 0)).as("(2·1 + 2·50.5)/4").isCloseTo(25.75, TIGHT);
  }

  @Test
  void aColumnThatIsConstantInAClassStaysPossible() {
    ColumnSums sums = new ColumnSums(1, 2);
    sums.add(new double[] {0}, 0);
    sums.add(new double[] {0}, 0);
    sums.add(new double[] {-1}, 1);
    sums.add(new double[] {1}, 1);
    NaiveBayes model = NaiveBayes.of(sums, Kind.GAUSSIAN, 1);
    assertThat(model.variance(0, 0)).isPositive();
    assertThat(model.classify(new double[] {0})).isZero();
    assertThat(model.classify(new double[] {0.5})).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void partitionsOnSparkGiveWhatOneThreadGives(int partitions) {
    Random random = new Random(5);
    List<double[]> rows = new ArrayList<>();
    ColumnSums here = new ColumnSums(2, 2);
    for (int i = 0; i < 6; i++) { // fewer rows than partitions: one is empty
      double[] row = {1e6 + random.nextGaussian(), random.nextDouble(), i % 2};
      rows.add(row);
      here.add(row, i % 2);
    }
    ColumnSums there = ColumnSums.over(LocalSpark.context().parallelize(rows, partitions), 2, 2);
    for (int k = 0; k < 2; k++) {
      assertThat(there.count(k)).isEqualTo(3);
      assertThat(there.mean(k, 0)).isCloseTo(here.mean(k, 0), within(1e-9));
      assertThat(there.variance(k, 0)).as("seed 5").isCloseTo(here.variance(k, 0), within(1e-9));
    }
  }

  @Test
  void whatCannotBeEstimatedIsRefused() {
    assertThatThrownBy(() -> NaiveBayes.of(new ColumnSums(1, 2), Kind.BERNOULLI, 1))
        .hasMessageContaining("class 0 has no row");
    assertThatThrownBy(() -> NaiveBayes.of(bits(), Kind.BERNOULLI, 0))
        .hasMessageContaining("smoothing = 0.0");
  }

  @Test
  void calibrationSortsBySureness() {
    // Sure by 0.5 and 0.9; the second is right, one of the first two is.
    List<double[]> rows = List.of(new double[] {0, 0}, new double[] {0, 1}, new double[] {1, 1});
    double[][] bins =
        Calibration.of(
            LocalSpark.context().parallelize(rows, 2),
            row -> row[0] == 0 ? new double[] {0, 0} : new double[] {Math.log(0.1), Math.log(0.9)},
            10);
    assertThat(bins[0]).containsExactly(new double[] {0.5, 0.9}, within(1e-12));
    assertThat(bins[1]).containsExactly(new double[] {0.5, 1}, within(1e-12));
  }
}
