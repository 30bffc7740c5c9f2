package leeml.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import leeml.report.chart.LineChart;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void sectionsKeepTheirOrder() {
    LineChart chart = LineChart.of("t", "x", "y");
    Table table = Table.of("t", "a");
    Report report = new Report().heading("h").add(chart).text("p").add(table);
    assertThat(report.sections())
        .containsExactly(
            new Section.Heading("h"),
            new Section.Figure(chart),
            new Section.Paragraphs("p"),
            table);
  }

  @Test
  void aMetricIsNamedOnce() {
    Report report = new Report().metric("loss", 1);
    assertThatThrownBy(() -> report.metric("loss", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metric 'loss' is already 1.0 and cannot become 2.0");
    assertThat(report.metrics()).containsExactly(Map.entry("loss", 1.0));
  }

  @Test
  void claimsOfASmallRunAreMarked() {
    Report small = new Report(true).claim(Claim.isTrue("1.1", "c", true));
    Report full = new Report().claim(Claim.isTrue("1.1", "c", false));
    assertThat(small.claims().get(0).smoke()).isTrue();
    assertThat(full.claims().get(0).smoke()).isFalse();
    assertThat(small.claimsHold()).isTrue();
    assertThat(full.claimsHold()).isFalse();
  }

  @Test
  void resultHasItsKeysInOrder() throws Exception {
    Report report = new Report().metric("b", 1).metric("a", Double.NaN);
    RunResult result =
        RunResult.of("ch02.x", RunResult.Status.INTERRUPTED, report)
            .config(Map.of("rate", 0.1))
            .ledger(Map.of("rounds", 3))
            .environment(Machine.facts())
            .seconds(1.5);
    JsonNode json = new ObjectMapper().readTree(result.toJson());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "job", "status", "metrics", "claims", "config", "environment", "ledger", "seconds");
    assertThat(json.get("status").asText()).isEqualTo("interrupted");
    assertThat(json.get("metrics").toString()).isEqualTo("{\"b\":1.0,\"a\":\"NaN\"}");
    assertThat(json.at("/environment/cores").asInt()).isPositive();
    assertThat(result.toJsonLine()).doesNotContain("\n");
    assertThat(new ObjectMapper().readTree(result.toJsonLine())).isEqualTo(json);
  }

  @Test
  void resultOfAFailedRunSaysWhy() {
    RunResult result =
        RunResult.of("ch02.x", RunResult.Status.FAILED, new Report()).error("NaN at step 7");
    assertThat(result.toJsonLine())
        .startsWith("{\"job\":\"ch02.x\",\"status\":\"failed\",\"error\":\"NaN at step 7\",");
  }

  @Test
  void picturesAreClippedToTheirRange() {
    Pictures pictures =
        Pictures.of("p")
            .grey("g", new float[] {-1, 0.5f, 2, Float.NaN}, 2, 2)
            .rgb("c", new float[] {1, 0, 0.2f}, 1, 1);
    var grey = pictures.pictures().get(0).image();
    assertThat(
            new int[] {grey.getRGB(0, 0), grey.getRGB(1, 0), grey.getRGB(0, 1), grey.getRGB(1, 1)})
        .containsExactly(0xff000000, 0xff808080, 0xffffffff, 0xff000000);
    assertThat(pictures.pictures().get(1).image().getRGB(0, 0)).isEqualTo(0xffff0033);
    assertThatThrownBy(() -> Pictures.of("p").rgb("c", new float[4], 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 4 pixel values, expected 3 × 2 × 2");
  }
}
