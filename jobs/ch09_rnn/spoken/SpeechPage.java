package ch09_rnn.spoken;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.audio.spectrum.FeatureFrames;
import leeml.data.audio.spectrum.LogMel;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;
import org.apache.commons.text.similarity.LevenshteinResults;

/** What a person is shown of strings and what was heard. */
public final class SpeechPage {

  private static final int BANDS = 40;
  private static final int WRONG_SHOWN = 12;

  private final Report report;
  private final double stepSeconds;

  /** A page whose network makes a step so often. */
  public SpeechPage(Report report, double stepSeconds) {
    this.report = report;
    this.stepSeconds = stepSeconds;
  }

  /** The loss, and the error rate by epoch. */
  public void progress(Fit fit, String metric) {
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(metric))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    report
        .heading("Progress")
        .add(
            LineChart.of("Digit error rate on held-out strings", "epoch", "edits a digit")
                .series("best path", epochs, fit.ledger().metric(metric)[1])
                .markers()
                .caption(
                    "While nothing is known the blank is the safest answer at every step. Within"
                        + " the first pass the digits begin to stick out of it."));
    LedgerCharts.addLoss(report, fit.ledger());
  }

  /** One string: its spectrogram, what the network says at each step, and where it says it. */
  public void example(DigitString said, float[] scores) {
    double seconds = said.sound().seconds();
    report
        .heading("One string, said and read")
        .add(
            HeatMap.of(
                    "“%s” by %s".formatted(said.text(), said.speaker()),
                    "seconds",
                    "mel filter",
                    "ln energy")
                .grid(0, seconds, 1, BANDS, spectrogram(said))
                .caption("Each digit is a group of bars; between them it is nearly silent."))
        .add(
            HeatMap.of(
                    "What the network says at each step",
                    "seconds",
                    "digit; −1 is the blank",
                    "probability")
                .grid(0, seconds, -1, 9, posteriors(scores))
                .caption(
                    "Spikes: a digit is said in a step or two, and the blank fills the rest. The"
                        + " training strings never said when a digit comes, only in which order."))
        .add(alignment(said, Alignment.of(scores)));
  }

  private static double[][] spectrogram(DigitString said) {
    FeatureFrames frames = new LogMel(said.sound().rateHz(), BANDS).of(said.sound());
    double[][] grid = new double[BANDS][frames.count()];
    for (int t = 0; t < frames.count(); t++) {
      for (int m = 0; m < BANDS; m++) {
        grid[m][t] = frames.at(t, m);
      }
    }
    return grid;
  }

  private static double[][] posteriors(float[] scores) {
    int steps = scores.length / Heard.CLASSES;
    double[][] grid = new double[Heard.CLASSES][steps];
    for (int t = 0; t < steps; t++) {
      double sum = 0;
      for (int k = 0; k < Heard.CLASSES; k++) {
        grid[k][t] = Math.exp(scores[t * Heard.CLASSES + k]);
        sum += grid[k][t];
      }
      for (int k = 0; k < Heard.CLASSES; k++) {
        grid[k][t] /= sum;
      }
    }
    return grid;
  }

  private Table alignment(DigitString said, Alignment alignment) {
    Table table = Table.of("Alignment", "said", "from (s)", "to (s)", "read", "at (s)");
    int rows = Math.max(said.digits().length, alignment.spikes().size());
    for (int u = 0; u < rows; u++) {
      boolean spoken = u < said.digits().length;
      boolean heard = u < alignment.spikes().size();
      table.row(
          spoken ? (Object) said.digits()[u] : null,
          spoken ? (Object) said.fromSeconds()[u] : null,
          spoken ? (Object) said.toSeconds()[u] : null,
          heard ? (Object) alignment.spikes().get(u).digit() : null,
          heard ? (Object) alignment.atSeconds(u, stepSeconds) : null);
    }
    return table;
  }

  /** Errors by the strings' lengths, for both decoders. */
  public void errors(Heard bestPath, Heard beam, int width) {
    Table table =
        Table.of(
            "Digit error rate by length; the last three columns count the edits of the best path",
            "digits",
            "strings",
            "wholly right",
            "error rate, best path",
            "beam of " + width,
            "replaced",
            "left out",
            "put in");
    int[] lengths =
        bestPath.said().stream()
            .mapToInt(string -> string.digits().length)
            .distinct()
            .sorted()
            .toArray();
    for (int length : lengths) {
      row(table, length, bestPath.ofLength(length), beam.ofLength(length));
    }
    row(table, "all", bestPath, beam);
    report.heading("Errors").add(table).add(wrong(bestPath, beam));
  }

  private static void row(Table table, Object name, Heard bestPath, Heard beam) {
    List<LevenshteinResults> edits =
        IntStream.range(0, bestPath.read().size()).mapToObj(bestPath::edits).toList();
    table.row(
        name,
        bestPath.read().size(),
        bestPath.rightStrings(),
        bestPath.errorRate(),
        beam.errorRate(),
        edits.stream().mapToInt(LevenshteinResults::getSubstituteCount).sum(),
        edits.stream().mapToInt(LevenshteinResults::getDeleteCount).sum(),
        edits.stream().mapToInt(LevenshteinResults::getInsertCount).sum());
  }

  private static Table wrong(Heard bestPath, Heard beam) {
    Table table = Table.of("Misheard", "said", "by", "best path", "beam");
    IntStream.range(0, bestPath.read().size())
        .filter(i -> bestPath.edits(i).getDistance() > 0)
        .limit(WRONG_SHOWN)
        .forEach(
            i ->
                table.row(
                    bestPath.said().get(i).text(),
                    bestPath.said().get(i).speaker(),
                    bestPath.read().get(i),
                    beam.read().get(i)));
    return table;
  }

  /** What the ledger has kept. */
  public void costs(Fit fit) {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
