package ch07_cnn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import leeml.data.words.SentencePolarity;
import leeml.model.convolution.TextConvolution;

/**
 * What the filters of a {@link TextConvolution} look for: the phrases that excite each most, over
 * the sentences that it was shown.
 */
final class Phrases {

  /** What stands for a place before or behind a sentence. */
  private static final String OUTSIDE = "·";

  private final TextConvolution net;
  private final float[] theta;
  private final List<SentencePolarity> sentences;
  private final TextConvolution.Found found;

  /**
   * Looks through sentences.
   *
   * @param found for the same sentences, in their order
   */
  Phrases(
      TextConvolution net,
      float[] theta,
      List<SentencePolarity> sentences,
      TextConvolution.Found found) {
    this.net = net;
    this.theta = theta;
    this.sentences = sentences;
    this.found = found;
  }

  /** How much a unit of a filter speaks for praise and against blame. */
  double towardsPraise(int filter) {
    return (double) net.weight(theta, filter, 1) - net.weight(theta, filter, 0);
  }

  /** What a filter adds to the praise of a sentence. */
  double praise(int filter, int sentence) {
    return towardsPraise(filter) * Math.max(0, found.largest()[sentence][filter]);
  }

  /**
   * The filters of a width that move the scores most, by the spread of what they add to praise.
   *
   * @param praising those whose weight speaks for praise, else the others
   */
  List<Integer> strongest(int width, boolean praising, int count) {
    return IntStream.range(0, net.allFilters())
        .filter(f -> net.width(f) == width && towardsPraise(f) > 0 == praising)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -spread(f)))
        .limit(count)
        .toList();
  }

  /** The standard deviation over sentences of what a filter adds. */
  private double spread(int filter) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < sentences.size(); i++) {
      double value = praise(filter, i);
      sum += value;
      squares += value * value;
    }
    double mean = sum / sentences.size();
    return Math.sqrt(Math.max(0, squares / sentences.size() - mean * mean));
  }

  /** The different phrases that excite a filter most, with its value, the strongest first. */
  Map<String, Double> of(int filter, int count) {
    List<Integer> order =
        IntStream.range(0, sentences.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -found.largest()[i][filter]))
            .toList();
    Map<String, Double> phrases = new LinkedHashMap<>();
    for (int i : order) {
      phrases.putIfAbsent(phrase(filter, i), (double) found.largest()[i][filter]);
      if (phrases.size() == count) {
        break;
      }
    }
    return phrases;
  }

  /** The words of a sentence that excite a filter most. */
  String phrase(int filter, int sentence) {
    List<String> words = sentences.get(sentence).words();
    List<String> seen = new ArrayList<>();
    int from = found.from()[sentence][filter];
    for (int t = from; t < from + net.width(filter); t++) {
      seen.add(t >= 0 && t < words.size() ? words.get(t) : OUTSIDE);
    }
    return String.join(" ", seen);
  }

  /** The filter that adds most to the praise of a sentence, or takes most from it. */
  int decisive(int sentence, boolean praising) {
    return IntStream.range(0, net.allFilters())
        .boxed()
        .max(Comparator.comparingDouble(f -> (praising ? 1 : -1) * praise(f, sentence)))
        .orElseThrow();
  }
}
