package leeml.data.words;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words by number: 0 is {@value #UNKNOWN}, for all that it does not hold; the others follow by
 * falling count, then by alphabet.
 */
public final class Vocabulary implements Serializable {

  /** What stands for a word that is not held. */
  public static final String UNKNOWN = "<unk>";

  private final ArrayList<String> words = new ArrayList<>();
  private final HashMap<String, Integer> numbers = new HashMap<>();

  private Vocabulary(List<String> words) {
    this.words.add(UNKNOWN);
    this.words.addAll(words);
    for (int i = 0; i < this.words.size(); i++) {
      numbers.put(this.words.get(i), i);
    }
  }

  /**
   * The words of some texts.
   *
   * @param texts each as its words
   * @param leastCount how often a word occurs at least, or it is unknown; at least 1
   */
  public static Vocabulary of(Iterable<List<String>> texts, int leastCount) {
    if (leastCount < 1) {
      throw new IllegalArgumentException("leastCount = " + leastCount + ", expected at least 1");
    }
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> text.forEach(word -> counts.merge(word, 1, Integer::sum)));
    return new Vocabulary(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= leastCount)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .filter(word -> !word.equals(UNKNOWN))
            .toList());
  }

  /** How many numbers there are, that of unknown words included. */
  public int size() {
    return words.size();
  }

  /** A word's number; 0 for one that it does not hold. */
  public int number(String word) {
    return numbers.getOrDefault(word, 0);
  }

  /** The word of a number, 0 … size − 1. */
  public String word(int number) {
    return words.get(number);
  }

  /** The numbers of a text's words. */
  public int[] numbers(List<String> text) {
    return text.stream().mapToInt(this::number).toArray();
  }
}
