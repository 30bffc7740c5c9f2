package leeml.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.RunResult;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Pattern FETCH =
      Pattern.compile(
          "(?:\\b(?:src|href|srcset|action|poster)\\s*=\\s*|url\\(\\s*|@import\\s*)['\"]?(?:https?:)?//",
          Pattern.CASE_INSENSITIVE);

  /** The page stays in target/, to be looked at in a browser. */
  @Test
  void demoPageIsWrittenAndAsksForNothing() throws Exception {
    String page = ReportPage.of(DemoReport.result());
    Path file = Path.of("target", "demo-report", "report.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);

    assertThat(FETCH.matcher(page).find()).isFalse();
    assertThat(page).contains("default-src 'none'").doesNotContain("<link");
  }

  @Test
  void theCheckForRequestsWouldFindOne() {
    assertThat(FETCH.matcher("<script src=\"https://example.org/x.js\">").find()).isTrue();
    assertThat(FETCH.matcher("a { background: url(//example.org/x.png) }").find()).isTrue();
  }

  @Test
  void textOfPeopleIsEscapedEverywhere() {
    String page = ReportPage.of(DemoReport.result());
    assertThat(page).doesNotContain("<script>alert").doesNotContain("<b>not bold</b>");
    assertThat(page).contains("a &lt; b &amp;").contains("<strong>falls</strong>");
  }

  @Test
  void scriptElementsAreClosedAsOftenAsOpened() {
    Report report = new Report();
    report.add(
        leeml.report.chart.LineChart.of(DemoReport.HOSTILE, "x", "y")
            .series(DemoReport.HOSTILE, new double[] {1, 2}));
    String page = ReportPage.of(RunResult.of("ch01.x", RunResult.Status.DONE, report));
    assertThat(page.split("</script>", -1)).hasSize(4);
    assertThat(page).contains("\\u003c/script>");
  }

  @Test
  void aReportWithoutChartsCarriesNoLibrary() {
    String page =
        ReportPage.of(RunResult.of("ch01.x", RunResult.Status.DONE, new Report().text("Fine.")));
    assertThat(page).hasSizeLessThan(20_000).doesNotContain("<script");
  }

  @Test
  void claimsSayInWordsWhetherTheyHold() {
    Report report =
        new Report(true)
            .claim(Claim.atMost("1.1", "small enough", 1, 2))
            .claim(Claim.atMost("1.2", "small enough", 3, 2));
    String page = ReportPage.of(RunResult.of("ch01.x", RunResult.Status.DONE, report));
    assertThat(page)
        .contains("✓ holds")
        .contains("✗ does not hold")
        .contains("1 of 2 does not hold.")
        .contains(">smoke</span>");
  }

  @Test
  void aFailedRunSaysWhy() {
    String page =
        ReportPage.of(
            RunResult.of("ch01.x", RunResult.Status.FAILED, new Report())
                .error("loss became NaN at step 7 < 9"));
    assertThat(page).contains("loss became NaN at step 7 &lt; 9").contains("status failed");
  }

  @Test
  void nestedConfigurationIsFlattened() {
    String page =
        ReportPage.of(
            RunResult.of("ch01.x", RunResult.Status.DONE, new Report())
                .config(Map.of("model", Map.of("layers", java.util.List.of(4, 2)))));
    assertThat(page).contains("model.layers").contains("[4, 2]");
  }

  @Test
  void theSameResultGivesTheSamePage() {
    assertThat(ReportPage.of(DemoReport.result())).isEqualTo(ReportPage.of(DemoReport.result()));
  }
}
