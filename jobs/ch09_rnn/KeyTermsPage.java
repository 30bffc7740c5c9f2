package ch09_rnn;

import ch09_rnn.term.TermData;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.data.words.KeyTermDocument;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of documents and their key terms. */
final class KeyTermsPage {

  private static final int DOCUMENTS = 4;

  /** A word that it looked at with less than this is not marked. */
  private static final double MARKED = 0.04;

  private final Report report;
  private final TermData data;

  KeyTermsPage(Report report, TermData data) {
    this.report = report;
    this.data = data;
  }

  /** Both rankings, and a guess. */
  void results(Fit fit, int k, double precision, double frequency, double guess) {
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(KeyTermsJob.PRECISION))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    report
        .heading("Which terms it is about")
        .add(
            Table.of(
                    "%d documents to train on, %d terms, %d held-out documents"
                        .formatted(data.train().size(), data.terms().size(), data.test().size()),
                    "candidates by",
                    "precision at " + k)
                .row("LSTM with attention", precision)
                .row("tf-idf", frequency)
                .row("chance", guess))
        .add(
            LineChart.of("Learning", "epoch", "precision at " + k + " on the validation tenth")
                .series(
                    "LSTM with attention", epochs, fit.ledger().metric(KeyTermsJob.PRECISION)[1])
                .markers()
                .caption(
                    "It is flat until attention has found the words that tell, and climbs fast"
                        + " from there."));
  }

  /** Some held-out documents with the words that it looked at. */
  void documents(
      Function<KeyTermDocument, float[]> attention,
      List<List<Integer>> read,
      List<List<Integer>> counted) {
    report
        .heading("What it looked at")
        .text(
            "Held-out documents. Behind a word stands the share of its attention that it got, if"
                + " that is %.0f %% or more.".formatted(100 * MARKED));
    Table table = Table.of("Documents", "text", "key terms", "found by the network", "by tf-idf");
    for (int i = 0; i < Math.min(DOCUMENTS, data.test().size()); i++) {
      KeyTermDocument document = data.test().get(i);
      table.row(
          marked(document, attention.apply(document)),
          String.join(", ", document.terms()),
          names(read.get(i)),
          names(counted.get(i)));
    }
    report.add(table);
    KeyTermDocument first = data.test().get(0);
    float[] weights = attention.apply(first);
    BarChart bars = BarChart.of("Attention in the first of them", "word", "share of attention");
    String[] words =
        IntStream.range(0, weights.length)
            .mapToObj(t -> "%d %s".formatted(t + 1, first.words().get(t)))
            .toArray(String[]::new);
    double[] shares = IntStream.range(0, weights.length).mapToDouble(t -> weights[t]).toArray();
    report.add(
        bars.groups(words)
            .bars("attention", shares)
            .caption(
                "The states of a few words carry the answer; they stand at or beside the key"
                    + " terms, since a state each way knows its neighbours."));
  }

  private static String marked(KeyTermDocument document, float[] weights) {
    return IntStream.range(0, weights.length)
        .mapToObj(
            t ->
                weights[t] < MARKED
                    ? document.words().get(t)
                    : "%s [%.0f %%]".formatted(document.words().get(t), 100 * weights[t]))
        .collect(Collectors.joining(" "));
  }

  private String names(List<Integer> terms) {
    return terms.stream().map(data.terms()::get).collect(Collectors.joining(", "));
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
