package leeml.job.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import leeml.job.Jobs;
import leeml.job.study.Outcomes.Curve;
import leeml.job.study.Trace.Point;
import leeml.report.Digits;
import leeml.report.Machine;
import leeml.report.Report;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.report.page.ReportPage;
import org.apache.commons.lang3.StringUtils;

/** The one page on which all runs of a study lie side by side. */
final class StudyPage {

  private static final String SWITCH =
      " Click a name above the chart to switch its curve off or on; bands are ± one standard"
          + " deviation over seeds.";

  private final Plan plan;
  private final List<Outcomes> outcomes;
  private final Comparison comparison;
  private final Report report = new Report();

  StudyPage(Plan plan, List<Outcomes> outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.comparison = plan.comparison();
  }

  /** Writes {@code report.html} and {@code result.json}. */
  RunResult write(Path out, double seconds) throws IOException {
    report.heading("The question").text(plan.question());
    if (!plan.notice().isEmpty()) {
      report.heading("What to notice").text(plan.notice());
    }
    report.heading("At the end").add(atTheEnd()).add(finalScores());
    if (comparison.hasTarget()) {
      addTarget();
    }
    addCurves(comparison.score(), Trace::score, false);
    addCurves(comparison.loss(), Trace::loss, true);
    addMetrics();
    RunResult result = result(seconds);
    Files.createDirectories(out);
    Files.writeString(out.resolve("result.json"), result.toJson());
    Files.writeString(out.resolve("report.html"), ReportPage.of(result));
    return result;
  }

  private RunResult result(double seconds) {
    List<String> failures = outcomes.stream().flatMap(o -> o.failures().stream()).toList();
    RunResult result =
        RunResult.of(
                "study " + plan.name(), failures.isEmpty() ? Status.DONE : Status.FAILED, report)
            .title(plan.title())
            .config(plan.content())
            .environment(Machine.facts())
            .seconds(seconds)
            .fact("job", Jobs.about(plan.job()).name())
            .fact("combinations", plan.variants().size())
            .fact("seeds", plan.seeds().size());
    return failures.isEmpty()
        ? result
        : result.error("%d runs failed: %s".formatted(failures.size(), failures.get(0)));
  }

  private Table atTheEnd() {
    Table table =
        Table.of(
            "Mean ± standard deviation over %d seeds".formatted(plan.seeds().size()),
            "",
            words(comparison.score()),
            words(comparison.loss()),
            "rounds",
            "bytes up",
            "fewer up than the first",
            "seconds");
    double first = outcomes.get(0).over(Trace::bytesUp).mean();
    for (Outcomes one : outcomes) {
      double up = one.over(Trace::bytesUp).mean();
      table.row(
          one.variant().label() + (one.failures().isEmpty() ? "" : " (failed)"),
          one.over(Trace::lastScore).text(),
          one.over(Trace::lastLoss).text(),
          one.over(Trace::rounds).mean(),
          up,
          up > 0 && first > 0 ? Digits.of(first / up) + " ×" : "–",
          one.over(Trace::seconds).text());
    }
    return table;
  }

  private BarChart finalScores() {
    return bars(
            "Final " + comparison.score(), comparison.score(), one -> one.over(Trace::lastScore))
        .caption(
            "After all epochs. The lines on the bars are ± one standard deviation over seeds.");
  }

  private void addTarget() {
    String target = words(comparison.score()) + " " + Digits.of(comparison.target());
    Table table =
        Table.of("Spent to reach " + target, "", "seeds that did", "examples", "bytes", "seconds");
    for (Outcomes one : outcomes) {
      table.row(
          one.variant().label(),
          "%d of %d"
              .formatted(one.untilTarget(comparison, Point::seconds).count(), one.traces().size()),
          one.untilTarget(comparison, Point::examples).text(),
          one.untilTarget(comparison, Point::bytes).text(),
          one.untilTarget(comparison, Point::seconds).text());
    }
    report.heading("To the target").add(table);
    report.add(
        bars("Seconds to " + target, "seconds", one -> one.untilTarget(comparison, Point::seconds))
            .caption("No bar: no seed got there."));
    report.add(
        bars(
                "Bytes to " + target,
                "bytes, all directions",
                one -> one.untilTarget(comparison, Point::bytes))
            .logY()
            .caption("No bar: no seed got there, or nothing was sent."));
  }

  private BarChart bars(String title, String unit, Function<Outcomes, Spread> value) {
    String[] labels = outcomes.stream().map(one -> one.variant().label()).toArray(String[]::new);
    List<Spread> spreads = outcomes.stream().map(value).toList();
    return BarChart.of(title, "combination", unit)
        .groups(labels)
        .bars(
            unit,
            spreads.stream().mapToDouble(Spread::mean).toArray(),
            spreads.stream().mapToDouble(Spread::deviation).toArray());
  }

  private void addCurves(String column, Function<Trace, List<Point>> curve, boolean falls) {
    String name = words(column);
    report.heading(StringUtils.capitalize(name));
    report.add(
        curves(name, "examples seen", curve, Point::examples, falls)
            .caption("What each example taught." + SWITCH));
    if (outcomes.stream().anyMatch(one -> one.over(Trace::bytesUp).mean() > 0)) {
      report.add(
          curves(name, "bytes sent, all directions", curve, Point::bytes, falls)
              .logX()
              .caption("What each byte taught: further to the left is cheaper." + SWITCH));
    }
    report.add(
        curves(name, "seconds of rounds", curve, Point::seconds, falls)
            .logX()
            .caption("What each second taught, looks at held-out data left out." + SWITCH));
  }

  private LineChart curves(
      String name,
      String axis,
      Function<Trace, List<Point>> curve,
      ToDoubleFunction<Point> spent,
      boolean falls) {
    LineChart chart = LineChart.of(StringUtils.capitalize(name) + " against " + axis, axis, name);
    if (falls) {
      chart.logY();
    }
    for (Outcomes one : outcomes) {
      Curve mean = one.curve(curve, spent);
      chart.band(one.variant().label(), mean.x(), mean.mean(), mean.shifted(-1), mean.shifted(1));
    }
    return chart;
  }

  /** A column's name as people write it: {@code heldOutLoss} is "held out loss". */
  private static String words(String column) {
    return String.join(" ", StringUtils.splitByCharacterTypeCamelCase(column))
        .toLowerCase(Locale.ROOT);
  }

  private void addMetrics() {
    for (Outcomes one : outcomes) {
      String name = one.variant().slug();
      report.metric(name + "." + comparison.score(), one.over(Trace::lastScore).mean());
    }
  }
}
