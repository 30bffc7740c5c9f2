package ch09_rnn;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.words.SentencePolarity;
import leeml.data.words.opinion.SentimentData;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;

/** What a person is shown of sentences and their opinions. */
final class SentimentPage {

  private static final int SHOWN = 6;
  private static final int LONGEST = 160;
  private static final List<String> PROBES =
      List.of("good", "not good", "bad", "not bad", "dull", "not dull", "clever", "not clever");

  private final Report report;
  private final SentimentData data;

  SentimentPage(Report report, SentimentData data) {
    this.report = report;
    this.data = data;
  }

  /** The surest answers, and the surest mistakes. */
  void sentences(float[][] scores) {
    Table sure =
        Table.of("Held-out sentences that it is surest of", "praise", "it does", "sentence");
    Table wrong =
        Table.of(
            "Held-out sentences that it is surest and wrong of", "praise", "it does", "sentence");
    List<Integer> bySurety =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(SentimentData.praise(scores[i]))))
            .toList();
    bySurety.stream().filter(i -> right(i, scores)).limit(SHOWN).forEach(i -> row(sure, i, scores));
    bySurety.stream()
        .filter(i -> !right(i, scores))
        .limit(SHOWN)
        .forEach(i -> row(wrong, i, scores));
    report.heading("Sentences").add(sure).add(wrong);
  }

  private boolean right(int i, float[][] scores) {
    return SentimentData.praise(scores[i]) > 0 == data.test().get(i).positive();
  }

  private void row(Table table, int i, float[][] scores) {
    SentencePolarity sentence = data.test().get(i);
    String text = String.join(" ", sentence.words());
    table.row(
        SentimentData.praise(scores[i]),
        sentence.positive(),
        text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …");
  }

  /** What it says of a word and of its denial. */
  void words(RecurrentNet net, float[] theta) {
    Table table = Table.of("“the film is …”", "…", "praise");
    for (String probe : PROBES) {
      List<String> words = List.of(("the film is " + probe).split(" ", -1));
      if (data.words().number(words.get(words.size() - 1)) > 0) {
        SequenceSet one =
            new SequenceSet(
                new Tokens(new int[][] {data.words().numbers(words)}), new int[][] {{0}});
        table.row(probe, SentimentData.praise(net.scores(theta, one.all())[0]));
      }
    }
    report.heading("A word and its denial").add(table);
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger of the LSTM");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
