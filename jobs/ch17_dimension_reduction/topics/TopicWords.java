package ch17_dimension_reduction.topics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What topics say of words.
 *
 * @param method who found them
 * @param weights of each topic and word, shape (topics, words): probabilities that sum to 1 a
 *     topic, or, of LSA, coordinates of any sign
 * @param seconds it took
 */
public record TopicWords(String method, double[][] weights, double seconds) {

  /** The words of the largest weights, the largest first. */
  public int[] top(int topic, int count) {
    double[] row = weights[topic];
    return IntStream.range(0, row.length)
        .boxed()
        .sorted(Comparator.comparingDouble(word -> -row[word]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** As {@link #top}, for people. */
  public String words(int topic, int count, List<String> vocabulary) {
    return String.join(" ", Arrays.stream(top(topic, count)).mapToObj(vocabulary::get).toList());
  }

  /** How many topics. */
  public int topics() {
    return weights.length;
  }

  /** The cosine between two rows; 0 where one is 0. */
  static double cosine(double[] a, double[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int w = 0; w < a.length; w++) {
      dot += a[w] * b[w];
      aa += a[w] * a[w];
      bb += b[w] * b[w];
    }
    return dot == 0 ? 0 : dot / Math.sqrt(aa * bb);
  }
}
