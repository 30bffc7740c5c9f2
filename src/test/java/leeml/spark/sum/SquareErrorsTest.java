package leeml.spark.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquareErrorsTest {

  private static final List<double[]> ROWS =
      List.of(new double[] {1, 2}, new double[] {3, 3}, new double[] {5, 1}, new double[] {2, 4});

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void byHandHoweverTheRowsAreCut(int partitions) {
    SquareErrors errors =
        SquareErrors.over(LocalSpark.context().parallelize(ROWS, partitions), row -> row[0]);
    assertThat(errors.rows()).isEqualTo(4);
    assertThat(errors.rmse()).as("1, 0, −4, 2").isCloseTo(Math.sqrt(21 / 4.0), within(1e-12));
    assertThat(errors.rmseOf(2)).as("0, 1, −1, 2").isCloseTo(Math.sqrt(6 / 4.0), within(1e-12));
    assertThat(errors.r2())
        .as("squares around 2½ add up to 5")
        .isCloseTo(1 - 21 / 5.0, within(1e-12));
  }

  @Test
  void truthThatDoesNotVaryHasNoR2() {
    SquareErrors errors = new SquareErrors();
    errors.add(1, 2);
    errors.add(3, 2);
    assertThat(errors.rmse()).isEqualTo(1);
    assertThat(errors.r2()).isNaN();
    assertThat(new SquareErrors().rows()).isZero();
  }
}
