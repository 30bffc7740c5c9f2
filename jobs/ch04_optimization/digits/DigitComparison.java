package ch04_optimization.digits;

import ch04_optimization.digits.DigitTrial.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.job.Run;
import leeml.report.Progress;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/** Optimizers trained on the same digits, several seeds each, side by side as Spark tasks. */
public final class DigitComparison {

  private DigitComparison() {}

  /**
   * Trains all, and adds their curves and a table to the report.
   *
   * @param trials by the optimizer's name, one trial a seed
   * @param caption what to notice in the curves
   * @return the mean over seeds, by name
   */
  public static Map<String, MeanCurve> run(
      Run run, Broadcast<Digits> digits, Map<String, List<DigitTrial>> trials, String caption) {
    List<DigitTrial> all = new ArrayList<>();
    trials.values().forEach(all::addAll);
    List<Outcome> outcomes;
    try (Progress progress = run.progress("digits", all.size(), "network")) {
      outcomes = Search.run(run.sc(), all, t -> t.train(digits.value()), progress::stepTo);
    }
    LineChart curves = LineChart.of("Training on digits", "step", "cross entropy").logY();
    int seeds = all.size() / trials.size();
    Table table =
        Table.of(
            "On digits, " + seeds + " seeds",
            "optimizer",
            "training loss",
            "held-out digits read right",
            "±");
    Map<String, MeanCurve> means = new LinkedHashMap<>();
    int from = 0;
    for (Map.Entry<String, List<DigitTrial>> entry : trials.entrySet()) {
      MeanCurve mean = MeanCurve.of(outcomes.subList(from, from + entry.getValue().size()));
      from += entry.getValue().size();
      curves.band(entry.getKey(), mean.steps(), mean.mean(), mean.low(), mean.high());
      table.row(entry.getKey(), mean.trainLoss(), mean.accuracy(), mean.accuracySpread());
      means.put(entry.getKey(), mean);
    }
    run.report().heading("On digits").add(curves.caption(caption)).add(table);
    return means;
  }
}
