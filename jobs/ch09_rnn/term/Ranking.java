package ch09_rnn.term;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Terms of a document in the order of a score. */
public final class Ranking {

  private Ranking() {}

  /**
   * The terms with the largest scores, the largest first; of equal ones the one that comes first.
   *
   * @param candidates numbers of terms, each a place in {@code scores}
   */
  public static List<Integer> best(List<Integer> candidates, double[] scores, int k) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble((Integer term) -> -scores[term]))
        .limit(k)
        .toList();
  }

  /** The share of k places that key terms have; a ranking that is too short leaves places empty. */
  public static double precision(List<Integer> ranked, int[] keys, int k) {
    long right =
        ranked.stream()
            .limit(k)
            .filter(term -> IntStream.of(keys).anyMatch(key -> key == term))
            .count();
    return (double) right / k;
  }
}
