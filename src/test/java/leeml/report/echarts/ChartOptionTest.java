package leeml.report.echarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.chart.BarChart;
import leeml.report.chart.Chart;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Histogram;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.report.chart.Series.Point;
import org.junit.jupiter.api.Test;

class ChartOptionTest {

  private static JsonNode json(Chart chart) throws Exception {
    return new ObjectMapper().readTree(ChartOption.of(chart).json());
  }

  @Test
  void whatHasNoPlaceOnALogarithmicAxisLeavesAGapAndIsSaid() throws Exception {
    LineChart chart =
        LineChart.of("t", "x", "y").logY().series("a", new double[] {1, -1, Double.NaN, 0.1});
    assertThat(json(chart).at("/series/0/data").toString())
        .isEqualTo("[[1,1],[2,null],[3,null],[4,0.1]]");
    assertThat(json(chart).at("/yAxis/type").asText()).isEqualTo("log");
    assertThat(ChartOption.of(chart).notes())
        .containsExactly(
            "2 points are left out: not finite, or not positive on a logarithmic axis.");
  }

  @Test
  void aBandBelowZeroIsCutOnALogarithmicAxis() throws Exception {
    double[] x = {1, 2};
    double[] y = {1, 0.5};
    LineChart chart =
        LineChart.of("t", "x", "y")
            .logY()
            .band("a", x, y, new double[] {0.5, -1}, new double[] {2, 2});
    assertThat(json(chart).at("/series/1/data").toString()).isEqualTo("[[1,0.5,2],[2,0.5,2]]");
  }

  @Test
  void chartsWithoutDataSaySo() {
    assertThat(ChartOption.of(LineChart.of("t", "x", "y")).empty()).isTrue();
    assertThat(ChartOption.of(HeatMap.of("t", "x", "y", "z")).empty()).isTrue();
    assertThat(ChartOption.of(Histogram.of("t", "x").values("a", new double[0])).empty()).isTrue();
    assertThat(ChartOption.of(BarChart.of("t", "x", "y")).empty()).isTrue();
    assertThat(ChartOption.of(LineChart.of("t", "x", "y").series("a", new double[] {1})).empty())
        .isFalse();
  }

  @Test
  void longCurvesKeepTheirSpikesAndEnds() {
    List<Point> points =
        IntStream.range(0, 1_000_000).mapToObj(i -> new Point(i, i == 543_210 ? 99 : 0)).toList();
    List<Point> kept = Thinning.curve(points);
    assertThat(kept).hasSizeLessThanOrEqualTo(20_000).contains(new Point(543_210, 99));
    assertThat(kept.get(0)).isEqualTo(points.get(0));
    assertThat(kept.get(kept.size() - 1)).isEqualTo(points.get(999_999));
    assertThat(kept).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
  }

  @Test
  void largeCloudsSayHowManyPointsAreDrawn() {
    ChartOption option =
        ChartOption.of(
            ScatterChart.of("t", "x", "y").points("a", new double[60_000], new double[60_000]));
    assertThat(option.notes()).containsExactly("5000 of the 60\u202f000 points of a are drawn.");
  }

  @Test
  void levelsAreRound() {
    assertThat(Levels.linear(-0.98, 0.98, 12))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(-0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8);
    assertThat(Levels.logarithmic(0.5, 2.5, 12).stream().map(l -> Math.round(Math.pow(10, l))))
        .containsExactly(5L, 10L, 20L, 50L, 100L, 200L);
    assertThat(Levels.logarithmic(-9.5, 8.5, 12)).first().isEqualTo(-8.0);
    assertThat(Levels.logarithmic(0, Math.log10(2), 5).stream().map(l -> Math.pow(10, l)))
        .allSatisfy(l -> assertThat(l * 5).isCloseTo(Math.rint(l * 5), within(1e-9)));
    assertThat(Levels.linear(3, 3, 12)).isEmpty();
  }

  @Test
  void mapsNameEveryBandAndLeaveHolesBlank() throws Exception {
    JsonNode option =
        json(
            HeatMap.of("t", "x", "y", "z")
                .grid(0, 1, 0, 1, new double[][] {{1, 10}, {100, -1}})
                .logColour());
    assertThat(option.at("/series/0/heights").toString()).isEqualTo("[0,1,2,null]");
    assertThat(option.get("bands")).hasSize(option.at("/series/0/levels").size() + 1);
    assertThat(option.at("/bands/0").asText()).isEqualTo("below 2");
  }

  @Test
  void aFlatMapIsOneBand() throws Exception {
    JsonNode option = json(HeatMap.of("t", "x", "y", "z").surface(0, 1, 0, 1, (x, y) -> 5));
    assertThat(option.get("bands").toString()).isEqualTo("[\"everywhere the same\"]");
  }

  @Test
  void barsCarryTheirErrors() throws Exception {
    JsonNode option =
        json(
            BarChart.of("t", "x", "y")
                .groups("a", "b")
                .bars("s", new double[] {1, 2}, new double[] {0.5, Double.NaN}));
    assertThat(option.at("/series/0/data").toString())
        .isEqualTo("[[0,1,0.5,1.5,0.5],[1,2,2,2,null]]");
  }

  @Test
  void descriptionsSayWhatIsDrawn() {
    LineChart chart = LineChart.of("Loss", "step", "error").series("SGD", new double[] {3, 0.25});
    assertThat(ChartOption.of(chart).description())
        .isEqualTo("Loss. Horizontal: step. Vertical: error. SGD: 2 points, from 3 to 0.25.");
  }
}
