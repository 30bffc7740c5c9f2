package ch07_cnn;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.data.words.SentencePolarity;
import leeml.data.words.opinion.SentimentData;
import leeml.model.convolution.TextConvolution;
import leeml.model.sequence.SequenceSet;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;

/** What a person is shown of filters over words. */
final class TextPage {

  private static final int FILTERS = 3;
  private static final int PHRASES = 5;
  private static final int SENTENCES = 6;
  private static final int LONGEST = 140;

  private final Report report;
  private final SentimentData data;

  TextPage(Report report, SentimentData data) {
    this.report = report;
    this.data = data;
  }

  /** The phrases that the filters which move most look for. */
  void phrases(TextConvolution net, float[] theta) {
    report.heading("What filters look for");
    Phrases phrases = phrases(net, theta, data.train());
    for (boolean praising : new boolean[] {true, false}) {
      Table table =
          Table.of(
              "Filters that speak for " + (praising ? "praise" : "blame"),
              "words wide",
              "a unit adds to praise",
              "training phrases that excite it most, with its value");
      IntStream.range(0, net.allFilters())
          .map(net::width)
          .distinct()
          .forEach(
              width ->
                  phrases
                      .strongest(width, praising, FILTERS)
                      .forEach(f -> table.row(width, phrases.towardsPraise(f), told(phrases, f))));
      report.add(table);
    }
    report.text(
        "Of each width the filters that move the scores most. A dot is a place outside of the"
            + " sentence. A filter is one sum over its window: phrases that excite it share words,"
            + " or words that the embedding has put side by side.");
  }

  private Phrases phrases(TextConvolution net, float[] theta, List<SentencePolarity> sentences) {
    SequenceSet set = data.sequences(sentences);
    return new Phrases(net, theta, sentences, net.found(theta, set.all()));
  }

  private static String told(Phrases phrases, int filter) {
    Map<String, Double> found = phrases.of(filter, PHRASES);
    return found.entrySet().stream()
        .map(entry -> "“%s” %.1f".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The surest answers, right and wrong, and what spoke for them. */
  void sentences(TextConvolution net, float[] theta) {
    float[][] scores = net.scores(theta, data.sequences(data.test()).all());
    Phrases phrases = phrases(net, theta, data.test());
    report.heading("Held-out sentences");
    for (boolean right : new boolean[] {true, false}) {
      Table table =
          Table.of(
              right ? "Surest and right" : "Surest and wrong",
              "praise",
              "what spoke loudest for that",
              "sentence");
      IntStream.range(0, scores.length)
          .boxed()
          .filter(i -> (praise(scores, i) > 0) == data.test().get(i).positive() == right)
          .sorted(Comparator.comparingDouble(i -> -Math.abs(praise(scores, i))))
          .limit(SENTENCES)
          .forEach(
              i -> {
                int loudest = phrases.decisive(i, praise(scores, i) > 0);
                table.row(praise(scores, i), phrases.phrase(loudest, i), text(data.test().get(i)));
              });
      report.add(table);
    }
  }

  private static double praise(float[][] scores, int i) {
    return SentimentData.praise(scores[i]);
  }

  private static String text(SentencePolarity sentence) {
    String text = String.join(" ", sentence.words());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  /** What the ledger has kept. */
  void costs(Fit fit) {
    report.heading("The ledger of the filters");
    LedgerCharts.addCosts(report, fit.ledger());
  }
}
