package ch17_dimension_reduction.topics;

import java.util.Arrays;

/**
 * Found topics beside known ones: pairs of the largest cosine, the closest pair first.
 *
 * @param found the found topic of each known one; −1 where none is left
 * @param cosines of each pair; 0 where there is none
 */
public record TopicMatch(int[] found, double[] cosines) {

  /** Pairs them off; each found topic is taken once. */
  public static TopicMatch of(double[][] truth, TopicWords topics) {
    int[] found = new int[truth.length];
    double[] cosines = new double[truth.length];
    Arrays.fill(found, -1);
    boolean[] taken = new boolean[topics.topics()];
    for (int pair = 0; pair < Math.min(truth.length, taken.length); pair++) {
      int bestTruth = -1;
      int bestTopic = -1;
      double best = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < truth.length; t++) {
        for (int z = 0; z < taken.length; z++) {
          double cosine = TopicWords.cosine(truth[t], topics.weights()[z]);
          if (found[t] < 0 && !taken[z] && cosine > best) {
            best = cosine;
            bestTruth = t;
            bestTopic = z;
          }
        }
      }
      found[bestTruth] = bestTopic;
      cosines[bestTruth] = best;
      taken[bestTopic] = true;
    }
    return new TopicMatch(found, cosines);
  }

  /** Mean cosine of the pairs. */
  public double mean() {
    return Arrays.stream(cosines).average().orElseThrow();
  }

  /** The least cosine of a pair. */
  public double least() {
    return Arrays.stream(cosines).min().orElseThrow();
  }
}
