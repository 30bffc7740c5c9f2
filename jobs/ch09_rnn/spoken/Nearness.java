package ch09_rnn.spoken;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.audio.SpokenDigit;

/**
 * Do vectors of clips with the same word lie nearer than those of different words? Distance is 1 −
 * the cosine of the angle between two vectors.
 *
 * @param same distances of the pairs of one word
 * @param different distances of the pairs of two words
 * @param precisionAtOne the share of clips whose nearest other clip says the same word
 * @param chance what that share would be if the nearest clip were any
 */
public record Nearness(double[] same, double[] different, double precisionAtOne, double chance) {

  /**
   * Looks at all pairs of clips.
   *
   * @param vectors by clip, all of one length; not modified
   * @param clips what each says, at least two words of two clips each
   * @param strangers whether only pairs of two speakers count, so that no voice is recognised
   */
  public static Nearness of(float[][] vectors, List<SpokenDigit> clips, boolean strangers) {
    double[] same = new double[vectors.length * vectors.length];
    double[] different = new double[vectors.length * vectors.length];
    int sames = 0;
    int differents = 0;
    int right = 0;
    for (int i = 0; i < vectors.length; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < vectors.length; j++) {
        boolean oneVoice = clips.get(i).speaker().equals(clips.get(j).speaker());
        if (i == j || (strangers && oneVoice)) {
          continue;
        }
        double distance = distance(vectors[i], vectors[j]);
        if (clips.get(i).digit() == clips.get(j).digit()) {
          same[sames++] = distance;
        } else {
          different[differents++] = distance;
        }
        if (distance < least) {
          least = distance;
          nearest = j;
        }
      }
      right += nearest >= 0 && clips.get(nearest).digit() == clips.get(i).digit() ? 1 : 0;
    }
    return new Nearness(
        Arrays.copyOf(same, sames),
        Arrays.copyOf(different, differents),
        (double) right / vectors.length,
        (double) sames / (sames + differents));
  }

  /** 1 − cos. */
  static double distance(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      dot += (double) a[k] * b[k];
      aa += (double) a[k] * a[k];
      bb += (double) b[k] * b[k];
    }
    return 1 - dot / Math.sqrt(aa * bb);
  }

  /** Mean distance of different words over that of same words; 1 where the word does not matter. */
  public double ratio() {
    return Arrays.stream(different).average().orElse(Double.NaN)
        / Arrays.stream(same).average().orElse(Double.NaN);
  }

  /**
   * The probability that a pair of one word is nearer than a pair of two, a tie counting half: the
   * area under the curve of Mann and Whitney's rank sum. ½ where the word does not matter.
   */
  public double areaUnderCurve() {
    double[] sorted = same.clone();
    Arrays.sort(sorted);
    double[] others = different.clone();
    Arrays.sort(others);
    double wins = 0;
    int below = 0;
    int upTo = 0;
    for (double other : others) {
      while (below < sorted.length && sorted[below] < other) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < sorted.length && sorted[upTo] == other) {
        upTo++;
      }
      wins += below + 0.5 * (upTo - below);
    }
    return wins / ((double) same.length * different.length);
  }

  /** The mean distance between the clips of each two words, shape (words, words). */
  public static double[][] byWord(float[][] vectors, List<SpokenDigit> clips) {
    double[][] sums = new double[SpokenDigit.CLASSES][SpokenDigit.CLASSES];
    int[][] counts = new int[SpokenDigit.CLASSES][SpokenDigit.CLASSES];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        if (i != j) {
          int a = clips.get(i).digit();
          int b = clips.get(j).digit();
          sums[a][b] += distance(vectors[i], vectors[j]);
          counts[a][b]++;
        }
      }
    }
    IntStream.range(0, sums.length)
        .forEach(a -> Arrays.setAll(sums[a], b -> sums[a][b] / counts[a][b]));
    return sums;
  }
}
