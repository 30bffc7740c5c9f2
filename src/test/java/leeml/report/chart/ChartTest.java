package leeml.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void binsHoldTheirLowerEdgeAndTheLastOneBoth() {
    Histogram histogram =
        Histogram.of("h", "x").bins(4).values("a", new double[] {0, 1, 1, 2, 3, 4, Double.NaN});
    assertThat(histogram.edges()).containsExactly(0, 1, 2, 3, 4);
    assertThat(Histogram.counts(histogram.samples().get(0), histogram.edges()))
        .containsExactly(1, 2, 1, 2);
  }

  @Test
  void binsAreChosenByTheStandardRules() {
    // Even spread: n = 1000, IQR = half the range, so Freedman and Diaconis give ⌈1000^(1/3)⌉ = 10
    // and Sturges ⌈log₂ 1000⌉ + 1 = 11.
    double[] even = IntStream.range(0, 1000).asDoubleStream().toArray();
    assertThat(Histogram.of("h", "x").values("a", even).edges()).hasSize(12);
    // One far value: Freedman and Diaconis would ask for very many bins.
    even[999] = 1e9;
    assertThat(Histogram.of("h", "x").values("a", even).edges()).hasSize(201);
  }

  @Test
  void everyFiniteValueIsCountedOnce() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    double[] values = random.doubles(5_000).map(u -> random.nextGaussian()).toArray();
    Histogram histogram = Histogram.of("h", "x").values("a", values).values("b", new double[] {9});
    long[] counts = Histogram.counts(histogram.samples().get(0), histogram.edges());
    assertThat(Arrays.stream(counts).sum()).isEqualTo(5_000);
  }

  @Test
  void equalValuesAndNoValuesHaveEdgesToo() {
    assertThat(Histogram.of("h", "x").values("a", new double[] {7, 7}).edges())
        .containsExactly(6.5, 7.5);
    assertThat(Histogram.of("h", "x").values("a", new double[] {Double.NaN}).edges()).isEmpty();
  }

  @Test
  void arraysAreCopied() {
    double[] y = {1, 2};
    LineChart chart = LineChart.of("t", "x", "y").series("a", y);
    y[0] = 9;
    assertThat(chart.series().get(0).points().get(0)).isEqualTo(new Series.Point(1, 1));
  }

  @Test
  void surfacesAreSampledEndsIncluded() {
    HeatMap map = HeatMap.of("t", "x", "y", "z").surface(-1, 1, 10, 20, (x, y) -> 100 * x + y);
    assertThat(map.value(0, 0)).isEqualTo(-90);
    assertThat(map.value(map.rows() - 1, map.columns() - 1)).isEqualTo(120);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsNumbers() {
    assertThatThrownBy(() -> LineChart.of("t", "x", "y").series("a", new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("series 'a' has 2 x values but 3 y values");
    assertThatThrownBy(() -> BarChart.of("t", "x", "y").groups("a", "b").bars("s", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'s' has 1 bars for 2 groups");
    assertThatThrownBy(
            () -> HeatMap.of("t", "x", "y", "z").grid(0, 1, 0, 1, new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 of the grid has 1 columns, expected 2");
    assertThatThrownBy(() -> HeatMap.of("t", "x", "y", "z").bands(31))
        .hasMessage("bands 31 is not in [2, 30]");
    assertThatThrownBy(() -> LineChart.of("t", " ", "y"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
