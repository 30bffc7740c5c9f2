package leeml.job.opinion;

import leeml.data.words.opinion.SentimentData;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * A network that tells opinions, beside a bag of words.
 *
 * @param report of the run
 * @param data what both have learned from and are judged by
 */
public record BesideBag(Report report, SentimentData data) {

  /** What the course asks for on the film reviews' sentences. */
  private static final double FILM_REVIEWS = 0.74;

  /**
   * One of the two.
   *
   * @param name as tables and curves have it
   * @param size d
   * @param accuracy on the held-out sentences
   */
  public record Side(String name, int size, Fit fit, double accuracy) {}

  /**
   * Says how many sentences the network tells rightly.
   *
   * @param row of the course
   * @param otherwise least accuracy on sentences that are not the film reviews'
   */
  public void claim(String row, String strategy, Side network, Side bag, double otherwise) {
    report
        .metric("accuracy", network.accuracy())
        .metric("bagAccuracy", bag.accuracy())
        .metric("parameters", network.size())
        .metric("trainingSeconds", network.fit().seconds())
        .claim(
            Claim.atLeast(
                row,
                "%s: accuracy on %d held-out sentences, %s, trained by %s"
                    .formatted(
                        network.name(),
                        data.test().size(),
                        data.real() ? "film reviews" : "not the film reviews",
                        strategy),
                network.accuracy(),
                data.real() ? FILM_REVIEWS : otherwise));
  }

  /** A table of both, and how they learned. */
  public void results(String heading, Side network, Side bag, String caption) {
    LineChart chart = LineChart.of("Learning", "epoch", "accuracy on the validation tenth");
    draw(chart, network);
    draw(chart, bag);
    Table table =
        Table.of(
            "%d sentences to train on, %d words known"
                .formatted(data.train().size(), data.words().size()),
            "network",
            "parameters",
            "accuracy on %d sentences".formatted(data.test().size()),
            "seconds");
    for (Side side : new Side[] {network, bag}) {
      table.row(side.name(), side.size(), side.accuracy(), side.fit().seconds());
    }
    report.heading(heading).add(table).add(chart.markers().caption(caption));
  }

  private static void draw(LineChart chart, Side side) {
    Ledger ledger = side.fit().ledger();
    double[] epochs =
        ledger.rounds().stream()
            .filter(round -> round.metrics().containsKey(SentimentTraining.ACCURACY))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    chart.series(side.name(), epochs, ledger.metric(SentimentTraining.ACCURACY)[1]);
  }
}
