package ch09_rnn;

import ch09_rnn.passage.PassageData;
import java.util.Arrays;
import leeml.data.words.Retrieval;
import leeml.data.words.book.Passage;
import leeml.model.Rows;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;

/** What a person is shown of passages and their codes. */
final class TextCodePage {

  private static final int QUESTIONS = 4;
  private static final int ANSWERS = 3;

  private final Report report;
  private final PassageData data;
  private final int nearest;

  TextCodePage(Report report, PassageData data, int nearest) {
    this.report = report;
    this.data = data;
    this.nearest = nearest;
  }

  /** The rate by codes, by counting words, and by chance. */
  void results(double rate, double counted, double chance, int code) {
    report
        .heading("Passages of the same topic")
        .add(
            Table.of(
                    "The same topic among the %d nearest of %d %s; %d held-out ones ask"
                        .formatted(nearest, data.known().size(), data.what(), data.asking().size()),
                    "by",
                    "numbers a passage",
                    "same-topic rate",
                    "over chance")
                .row("chance", 0, chance, 1)
                .row("the code", code, rate, rate / chance)
                .row("counts of words", data.words().size(), counted, counted / chance))
        .text(
            "%d topics. Counting words is what the code is up against: it has a number for each word."
                .formatted(data.titles().size()));
  }

  /** The loss by epoch, in nats a word. */
  void learning(Fit fit, double length) {
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(TextCodeJob.LOSS))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    double[] losses = fit.ledger().metric(TextCodeJob.LOSS)[1];
    report.add(
        LineChart.of("Learning", "epoch", "held-out loss, nats a word")
            .series(
                "told the word before",
                epochs,
                Arrays.stream(losses).map(loss -> loss / length).toArray())
            .markers()
            .caption(
                "Here the decoder sees every word before, in training only a share of them. A guess"
                    + " among all words would cost %.1f nats."
                        .formatted(Math.log(data.words().size()))));
  }

  /** What some held-out passages find. */
  void found(Retrieval byCode, Rows asked) {
    report.heading("What is near");
    Table table = Table.of("Held-out passages and the nearest known ones", "", "topic", "passage");
    for (int i = 0; i < Math.min(QUESTIONS, data.asking().size()); i++) {
      row(table, "asked", data.asking().get(i));
      float[] code = new float[asked.columns()];
      asked.addScaled(i, 1, code, 0);
      int place = 1;
      for (int found : byCode.nearest(code, ANSWERS)) {
        row(table, "nearest " + place++, data.known().get(found));
      }
    }
    report.add(table);
  }

  private void row(Table table, String what, Passage passage) {
    table.row(what, data.titles().get(passage.book()), String.join(" ", passage.words()));
  }

  /** What the decoder says, told each word before. */
  void retold(float[][] scores) {
    Table table = Table.of("Told again, each next word given those before and the code", "", "");
    for (int i = 0; i < scores.length; i++) {
      table
          .row("passage", String.join(" ", data.asking().get(i).words()))
          .row("told", String.join(" ", data.said(scores[i])));
    }
    report.add(table);
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
