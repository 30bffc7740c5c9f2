package ch05_classification.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.spark.LocalSpark;
import leeml.spark.sum.Comoments;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  private static JavaRDD<double[]> rows() {
    return LocalSpark.context()
        .parallelize(
            List.of(
                new double[] {-1, 0},
                new double[] {2, 0},
                new double[] {3, 1},
                new double[] {4, 1},
                new double[] {-5, 1}),
            7);
  }

  @Test
  void countsRightAndWrong() {
    Confusion found = Confusion.of(rows(), 2, row -> row[0] > 0 ? 1 : 0);
    assertThat(found.counts()[0]).containsExactly(1, 1);
    assertThat(found.counts()[1]).containsExactly(1, 2);
    assertThat(found.rows()).isEqualTo(5);
    assertThat(found.accuracy()).isEqualTo(0.6);
    assertThat(found.majority()).isEqualTo(0.6);
    assertThat(Confusion.agreement(rows(), 2, row -> row[0] > 0 ? 1 : 0, row -> 1)).isEqualTo(0.6);
  }

  @Test
  void standardisedColumnsHaveMeanZeroAndDeviationOne() {
    Comoments moments = Comoments.withoutTarget(2);
    moments.add(new double[] {1, 10});
    moments.add(new double[] {3, 30});
    moments.add(new double[] {5, 20});
    Standardised scale = new Standardised(moments);
    double deviation = Math.sqrt(8.0 / 3);
    assertThat(scale.scaled(new double[] {5, 20, 1}))
        .containsExactly(new double[] {2 / deviation, 0}, within(1e-12));
    assertThat(scale.steepest()).as("1 + the correlation, ½").isCloseTo(1.5, within(1e-9));
  }

  @Test
  void aLineIsTheSameInBothCoordinates() {
    Comoments moments = Comoments.withoutTarget(1);
    moments.add(new double[] {100});
    moments.add(new double[] {104});
    Standardised scale = new Standardised(moments);
    float[] theta = scale.theta(new double[] {3}, -290);
    double u = scale.scaled(new double[] {101})[0];
    assertThat(theta[0] * u + theta[1]).isCloseTo(3 * 101 - 290, within(1e-5));
  }
}
