package ch02_linear_regression.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import leeml.spark.LocalSpark;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

/** Windows against a count by hand: at the borders of blocks, and around gaps. */
class WindowsTest {

  private static final int COLUMNS = Hour.COLUMNS.size();

  /** Hours whose PM2.5 is their number. */
  private static List<Hour> hours(LongStream indices) {
    return indices
        .mapToObj(
            index -> {
              double[] values = new double[COLUMNS];
              values[Hour.PM25] = index;
              values[Hour.WIND] = 2;
              values[Hour.DIRECTION] = 1;
              return new Hour(index, (int) (index / 720), (int) (index % 24), values);
            })
        .toList();
  }

  @Test
  void eachHourAfterAWholeWindowIsForecastOnceAcrossBlocks() {
    List<Hour> hours = new ArrayList<>(hours(LongStream.rangeClosed(700, 1500)));
    hours.removeIf(hour -> hour.index() == 725 || hour.index() == 1000);
    Collections.reverse(hours);
    JavaRDD<Hour> spread = LocalSpark.context().parallelize(hours, 5);
    List<Long> forecast =
        Windows.of(spread, 9).map(window -> window.hour().index()).collect().stream()
            .sorted(Comparator.naturalOrder())
            .toList();
    List<Long> expected =
        LongStream.rangeClosed(709, 1500)
            .filter(index -> index < 725 || index > 734)
            .filter(index -> index < 1000 || index > 1009)
            .boxed()
            .toList();
    assertThat(forecast).isEqualTo(expected);
  }

  @Test
  void aRowHoldsTheWindowItsProductsAndTheTarget() {
    List<Windows.Window> windows = Windows.windows(0, hours(LongStream.rangeClosed(10, 19)), 9);
    assertThat(windows).hasSize(1);
    double[] row = windows.get(0).row();
    assertThat(row[0]).as("PM2.5 of the oldest hour").isEqualTo(10);
    assertThat(row[8 * COLUMNS]).as("of the last hour").isEqualTo(18);
    assertThat(windows.get(0).last()).isEqualTo(18);
    assertThat(windows.get(0).truth()).isEqualTo(19);
    int products = 9 * COLUMNS + 4;
    assertThat(row[products]).as("its square").isEqualTo(18.0 * 18);
    assertThat(row[products + Hour.WIND]).as("times the wind").isEqualTo(36);
    int pairs = products + COLUMNS + 4;
    assertThat(row[pairs]).isEqualTo(18.0 * 17);
    assertThat(row[pairs + 1]).isEqualTo(17.0 * 17);
    assertThat(row[pairs + 2]).as("wind from the north-west").isEqualTo(2);
    assertThat(row[pairs + 5]).as("times PM2.5").isEqualTo(36);
    assertThat(row).hasSize(pairs + 2 + 3 + 3 + 1);
  }

  @Test
  void aWindowNeedsALegalLength() {
    JavaRDD<Hour> spread = LocalSpark.context().parallelize(hours(LongStream.range(0, 5)), 1);
    assertThatThrownBy(() -> Windows.of(spread, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length is 1");
  }

  @Test
  void aGeneratedSeriesIsTheSameForTheSameSeedAndHasGaps() {
    GeneratedAir air = new GeneratedAir(5);
    List<Hour> hours = air.hours(3);
    assertThat(air.missing()).isPositive();
    assertThat(hours.size() + air.missing()).isEqualTo((31 + 28 + 31) * 24L);
    List<Hour> again = new GeneratedAir(5).hours(3);
    for (int i = 0; i < hours.size(); i++) {
      assertThat(again.get(i).values()).isEqualTo(hours.get(i).values());
    }
    assertThat(hours.get(hours.size() - 1).month()).isEqualTo(12 * 2010 + 2);
  }
}
