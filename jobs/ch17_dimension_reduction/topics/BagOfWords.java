package ch17_dimension_reduction.topics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document: which words of the vocabulary stand in it, and how often.
 *
 * @param words places in the vocabulary, ascending
 * @param counts one a word, each at least 1
 */
public record BagOfWords(int[] words, int[] counts) implements Serializable {

  /** Counts tokens; those that are not in the vocabulary are left out. */
  static BagOfWords of(Iterable<String> tokens, Map<String, Integer> vocabulary) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (String token : tokens) {
      Integer place = vocabulary.get(token);
      if (place != null) {
        counts.merge(place, 1, Integer::sum);
      }
    }
    return new BagOfWords(
        counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
        counts.values().stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many different words. */
  public int size() {
    return words.length;
  }

  /** N, how many words in all. */
  public int length() {
    return Arrays.stream(counts).sum();
  }
}
