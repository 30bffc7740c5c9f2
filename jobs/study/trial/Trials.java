package study.trial;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.job.Run;
import leeml.report.Progress;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * The runs of a comparison, side by side: every setting with every seed is one Spark task. The
 * digits are broadcast once; a task gets its setting and sends back an {@link Outcome}.
 */
public final class Trials {

  private record Trial(Setting setting, long seed) implements Serializable {}

  private Trials() {}

  /** Runs them all; results in the order of the settings. */
  public static List<Results> run(Run run, DigitTask task, List<Setting> settings) {
    int seeds = task.options().seeds();
    List<Trial> trials = new ArrayList<>();
    for (Setting setting : settings) {
      for (int i = 0; i < seeds; i++) {
        trials.add(new Trial(setting, run.seed() + i));
      }
    }
    Broadcast<DigitTask> shared = run.sc().broadcast(task);
    List<Outcome> outcomes;
    try (Progress progress = run.progress("training", trials.size(), "run")) {
      outcomes =
          Search.run(
              run.sc(),
              trials,
              trial -> shared.value().train(trial.setting(), trial.seed()),
              progress::stepTo);
    }
    shared.destroy();
    List<Results> results = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      results.add(new Results(settings.get(i), outcomes.subList(i * seeds, (i + 1) * seeds)));
    }
    return results;
  }

  /** The results of a label. */
  public static Results of(List<Results> all, String label) {
    return all.stream()
        .filter(results -> results.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no setting is called " + label));
  }

  /** Accuracy by epoch, a curve a setting. */
  public static LineChart curves(String title, List<Results> all) {
    LineChart chart = LineChart.of(title, "epoch", "share of held-out digits read rightly");
    all.forEach(results -> results.drawOn(chart));
    return chart;
  }

  /** Accuracy at the end, a bar a setting. */
  public static BarChart bars(String title, String what, List<Results> all) {
    return BarChart.of(title, what, "share of held-out digits read rightly")
        .groups(all.stream().map(Results::label).toArray(String[]::new))
        .bars(
            "accuracy at the end",
            all.stream().mapToDouble(Results::accuracy).toArray(),
            all.stream().mapToDouble(r -> r.over(Outcome::last).deviation()).toArray());
  }

  /** Accuracy, rounds and bytes at the end, a line a setting. */
  public static Table table(String title, List<Results> all) {
    Table table =
        Table.of(
            title, "", "accuracy", "rounds", "bytes up", "fewer than the first", "largest parting");
    double first = all.get(0).bytesUp();
    for (Results results : all) {
      table.row(
          results.label(),
          results.over(Outcome::last).text(),
          results.rounds(),
          results.bytesUp(),
          results.bytesUp() == 0 ? "–" : "%.3g ×".formatted(first / results.bytesUp()),
          results.over(Outcome::divergence).text());
    }
    return table;
  }
}
