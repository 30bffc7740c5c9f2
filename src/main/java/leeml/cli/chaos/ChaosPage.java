package leeml.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import leeml.cli.chaos.RowResult.Verdict;
import leeml.report.Claim;
import leeml.report.Machine;
import leeml.report.Report;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import leeml.report.Table;
import leeml.report.page.ReportPage;

/** The table of a plan's rows, for people and for machines. */
final class ChaosPage {

  private final ChaosPlan plan;
  private final List<RowResult> results;
  private final Report report = new Report();

  ChaosPage(ChaosPlan plan, List<RowResult> results) {
    this.plan = plan;
    this.results = results;
  }

  /** Writes {@code result.json} and {@code report.html}. */
  RunResult write(Path out, double seconds) throws IOException {
    Table table =
        Table.of(
            plan.title(),
            "fault",
            "strategy",
            "after round",
            "expected",
            "what happened",
            "seconds",
            "more than undisturbed",
            "verdict");
    int number = 0;
    for (RowResult result : results) {
      number++;
      ChaosPlan.Row row = result.row();
      table.row(
          row.fault().name(),
          row.strategy(),
          row.round(),
          row.expectation().text(),
          result.happened(),
          rounded(result.seconds()),
          Double.isNaN(result.extraSeconds()) ? "" : rounded(result.extraSeconds()),
          result.word());
      claim(number, result);
    }
    report.add(table);
    report.metric("passed", count(Verdict.PASSED));
    report.metric("failed", count(Verdict.FAILED));
    report.metric("skipped", count(Verdict.SKIPPED));
    RunResult result = result(seconds);
    Files.writeString(out.resolve("result.json"), result.toJson());
    Files.writeString(out.resolve("report.html"), ReportPage.of(result));
    return result;
  }

  /** What was skipped is neither held nor refuted. */
  private void claim(int number, RowResult result) {
    ChaosPlan.Row row = result.row();
    String name = "row %d, %s".formatted(number, row.fault().name());
    if (result.verdict() != Verdict.SKIPPED) {
      report.metric(name + ", seconds", result.seconds());
      report.claim(
          Claim.isTrue(
              "chaos",
              "%s under %s: %s (%s)"
                  .formatted(name, row.strategy(), row.expectation().text(), result.happened()),
              result.verdict() == Verdict.PASSED));
    }
  }

  private static double rounded(double seconds) {
    return Math.round(10 * seconds) / 10.0;
  }

  private int count(Verdict verdict) {
    return (int) results.stream().filter(result -> result.verdict() == verdict).count();
  }

  private RunResult result(double seconds) {
    int failed = count(Verdict.FAILED);
    RunResult result =
        RunResult.of("chaos " + plan.name(), failed == 0 ? Status.DONE : Status.FAILED, report)
            .title(plan.title())
            .config(plan.content())
            .environment(Machine.facts())
            .seconds(seconds)
            .fact("job", plan.job())
            .fact("workers", plan.shape().workers());
    return failed == 0
        ? result
        : result.error("%d of %d rows failed".formatted(failed, results.size()));
  }
}
