package ch09_rnn.spoken;

import java.util.List;
import leeml.data.audio.SpokenDigit;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.Histogram;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;

/** What a person is shown of clips and their codes. */
public final class SpeechCodePage {

  private static final int SHOWN = 13;

  private final Report report;

  /** A page of a report. */
  public SpeechCodePage(Report report) {
    this.report = report;
  }

  /** Both vectors, for all pairs and for those of two speakers. */
  public void nearness(Nearness[] code, Nearness[] mean) {
    Table table =
        Table.of(
            "Distances of clips of the same and of different words",
            "vector of a clip",
            "pairs",
            "different / same, mean distance",
            "area under curve",
            "nearest says the same",
            "by chance");
    row(table, "code", "all", code[0]);
    row(table, "code", "two speakers", code[1]);
    row(table, "mean of MFCC", "all", mean[0]);
    row(table, "mean of MFCC", "two speakers", mean[1]);
    report
        .heading("Same word, near?")
        .add(table)
        .add(
            Histogram.of("Distances of codes, two speakers", "1 − cosine")
                .values("same word", code[1].same())
                .values("different words", code[1].different())
                .bins(40)
                .caption(
                    "No word was ever named in training. The bars of the same word stand further"
                        + " left; where both overlap, a voice or another word's sound is as"
                        + " near."));
  }

  private static void row(Table table, String vector, String pairs, Nearness nearness) {
    table.row(
        vector,
        pairs,
        nearness.ratio(),
        nearness.areaUnderCurve(),
        nearness.precisionAtOne(),
        nearness.chance());
  }

  /** Which words lie near each other. */
  public void words(float[][] codes, List<SpokenDigit> clips) {
    String[] heads = new String[SpokenDigit.CLASSES + 1];
    heads[0] = "digit";
    for (int k = 0; k < SpokenDigit.CLASSES; k++) {
      heads[k + 1] = String.valueOf(k);
    }
    Table table = Table.of("Mean distance between the codes of two words, 1 − cosine", heads);
    double[][] distances = Nearness.byWord(codes, clips);
    for (int a = 0; a < distances.length; a++) {
      Object[] cells = new Object[heads.length];
      cells[0] = String.valueOf(a);
      for (int b = 0; b < distances.length; b++) {
        cells[b + 1] = Math.round(100 * distances[a][b]) / 100.0;
      }
      table.row(cells);
    }
    report.add(table).text("The diagonal, a word with itself, should be least of its row.");
  }

  /** A clip's frames, and what the decoder tells from the code. */
  public void retold(SpokenDigit clip, float[] frames, float[] told, int columns, int stacked) {
    String name = "%d by %s".formatted(clip.digit(), clip.speaker());
    double seconds = clip.sound().seconds();
    report
        .heading("Told again")
        .add(
            HeatMap.of("MFCC of %s".formatted(name), "seconds", "coefficient", "deviations")
                .grid(0, seconds, 0, SHOWN - 1, grid(frames, columns, stacked)))
        .add(
            HeatMap.of("Told from its code alone", "seconds", "coefficient", "deviations")
                .grid(0, seconds, 0, SHOWN - 1, grid(told, columns, stacked))
                .caption(
                    "The slow coefficients (low numbers) come back, and the quick ones are smoothed"
                        + " away: one vector holds how the word goes, not how each frame was."));
  }

  /** The cosines without their slopes, frame by frame; shape (13, frames). */
  private static double[][] grid(float[] steps, int columns, int stacked) {
    int own = columns / stacked;
    double[][] grid = new double[SHOWN][steps.length / own];
    for (int t = 0; t < grid[0].length; t++) {
      for (int k = 0; k < SHOWN; k++) {
        grid[k][t] = steps[t * own + k];
      }
    }
    return grid;
  }

  /** The loss, and what the ledger has kept. */
  public void costs(Fit fit) {
    report.heading("Progress");
    LedgerCharts.addLoss(report, fit.ledger());
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
