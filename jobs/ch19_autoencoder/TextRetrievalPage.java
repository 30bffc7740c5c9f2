package ch19_autoencoder;

import ch19_autoencoder.TextRetrievalJob.Codes;
import ch19_autoencoder.text.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import leeml.data.words.Retrieval;
import leeml.model.DenseRows;
import leeml.model.Examples;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of texts and their codes. */
final class TextRetrievalPage {

  private static final int MOST_NEAREST = 100;
  private static final int COLOURS = 6;

  private final Report report;
  private final Documents documents;
  private final int nearest;
  private final Table table;
  private final LineChart rates;
  private final List<ScatterChart> planes = new ArrayList<>();

  TextRetrievalPage(Report report, Documents documents, int nearest) {
    this.report = report;
    this.documents = documents;
    this.nearest = nearest;
    table =
        Table.of(
            "The same topic among the %d nearest of %d %s, %d held-out ones asking"
                .formatted(
                    nearest, documents.known().size(), documents.what(), documents.asking().size()),
            "by",
            "numbers a text",
            "same-topic rate");
    rates = LineChart.of("Nearest texts", "nearest texts looked at", "same-topic rate").logX();
  }

  /** The rate of the weights themselves, and a guess's. */
  void bag(double rate) {
    Retrieval among = Retrieval.byCosine(documents.known().rows(), documents.known().targets());
    table
        .row("guessing", 0, among.chance(documents.asking().targets()))
        .row("all weights of words", documents.vocabulary().size(), rate);
  }

  /** A size of code. */
  void codes(int code, Codes deep, Codes linear, double deepRate, double linearRate) {
    table.row("LSA", code, linearRate).row("deep auto-encoder", code, deepRate);
    draw("deep, " + code, deep);
    draw("LSA, " + code, linear);
    if (code == 2) {
      planes.add(
          plane("Deep codes of two numbers", deep)
              .caption(
                  "Held-out texts, a colour a topic, the largest ones. By cosine it is the direction"
                      + " from (0, 0) that counts."));
      planes.add(
          plane("LSA's two numbers", linear)
              .caption(
                  "The same texts. Most of them lie in nearly one direction from (0, 0): weights of"
                      + " words are never below 0, and the first axis is what all have in common."));
    }
  }

  private void draw(String name, Codes codes) {
    Examples asking = documents.asking();
    Retrieval among = Retrieval.byCosine(DenseRows.of(codes.known()), documents.known().targets());
    int most = Math.min(MOST_NEAREST, documents.known().size());
    int[] counts = IntStream.iterate(1, k -> k <= most, k -> k * 3).toArray();
    double[] found = among.sameTopic(DenseRows.of(codes.asking()), asking.targets(), counts);
    rates.series(name, IntStream.of(counts).asDoubleStream().toArray(), found);
  }

  private ScatterChart plane(String title, Codes codes) {
    ScatterChart chart = ScatterChart.of(title, "first number", "second number");
    List<Integer> shown = largest();
    shown.forEach(topic -> draw(chart, documents.topics().get(topic), codes, t -> t == topic));
    draw(chart, "others", codes, topic -> !shown.contains(topic));
    return chart;
  }

  /** The topics with the most texts that ask: more colours are hard to tell apart. */
  private List<Integer> largest() {
    int[] counts = new int[documents.topics().size()];
    for (float topic : documents.asking().targets()) {
      counts[(int) topic]++;
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingInt(topic -> -counts[topic]))
        .limit(COLOURS)
        .toList();
  }

  private void draw(ScatterChart chart, String name, Codes codes, IntPredicate topic) {
    int[] own =
        IntStream.range(0, documents.asking().size())
            .filter(i -> topic.test((int) documents.asking().targets()[i]))
            .toArray();
    if (own.length > 0) {
      chart.points(
          name,
          IntStream.of(own).mapToDouble(i -> codes.asking()[i][0]).toArray(),
          IntStream.of(own).mapToDouble(i -> codes.asking()[i][1]).toArray());
    }
  }

  /** Table and charts. */
  void results() {
    report
        .heading("Texts of the same topic")
        .add(table)
        .add(
            rates
                .markers()
                .caption(
                    "A line that falls late has the texts of a topic side by side. The table is"
                        + " for %d.".formatted(nearest)));
    planes.forEach(report::add);
  }

  /** The loss by epoch of each size of code, and what the last cost. */
  void progress(Map<Integer, Fit> fits) {
    LineChart chart =
        LineChart.of("Held-out loss", "epoch", "cross entropy of a passage's words, nats a word");
    fits.forEach(
        (code, fit) -> {
          double[] epochs =
              fit.ledger().rounds().stream()
                  .filter(round -> round.metrics().containsKey(Training.HELD_OUT_LOSS))
                  .mapToDouble(Ledger.Round::epoch)
                  .toArray();
          chart.series("code of " + code, epochs, fit.ledger().metric(Training.HELD_OUT_LOSS)[1]);
        });
    report
        .heading("Training")
        .add(chart.markers().caption("More numbers tell a passage's words better."));
    Fit last = List.copyOf(fits.values()).get(fits.size() - 1);
    LedgerCharts.addCosts(report, last.ledger());
  }
}
