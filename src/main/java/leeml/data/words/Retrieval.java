package leeml.data.words;

import java.util.Arrays;
import leeml.model.Rows;

/**
 * Finds the texts nearest to a text, and how many of them have its topic: texts as rows of numbers,
 * word counts or codes.
 *
 * <p>By cosine, ⟨a, b⟩ / (|a| |b|), or by distance, |a − b|. A row of zeros is near to none.
 */
public final class Retrieval {

  private final Rows known;
  private final float[] topics;
  private final boolean cosine;
  private final double[] norms;

  private Retrieval(Rows known, float[] topics, boolean cosine) {
    if (known.count() != topics.length) {
      throw new IllegalArgumentException(
          "%d texts and %d topics differ in number".formatted(known.count(), topics.length));
    }
    this.known = known;
    this.topics = topics;
    this.cosine = cosine;
    this.norms = new double[topics.length];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = norm(row(known, i));
    }
  }

  /** Among texts, by cosine. */
  public static Retrieval byCosine(Rows known, float[] topics) {
    return new Retrieval(known, topics, true);
  }

  /** Among texts, by distance. */
  public static Retrieval byDistance(Rows known, float[] topics) {
    return new Retrieval(known, topics, false);
  }

  /**
   * The k nearest texts, the nearest first; of equally near ones the first.
   *
   * @param text as many numbers as the known texts have; not modified
   * @param k at least 1
   */
  public int[] nearest(float[] text, int k) {
    double norm = norm(text);
    int[] nearest = new int[Math.min(k, topics.length)];
    double[] nearness = new double[nearest.length];
    int found = 0;
    for (int i = 0; i < topics.length; i++) {
      double near = nearness(i, text, norm);
      if (found < nearest.length || near > nearness[found - 1]) {
        int place = found < nearest.length ? found++ : found - 1;
        for (; place > 0 && near > nearness[place - 1]; place--) {
          nearest[place] = nearest[place - 1];
          nearness[place] = nearness[place - 1];
        }
        nearest[place] = i;
        nearness[place] = near;
      }
    }
    return nearest;
  }

  private double nearness(int i, float[] text, double norm) {
    double product = known.dot(i, text, 0);
    if (cosine) {
      return product == 0 ? 0 : product / (norm * norms[i]);
    }
    return 2 * product - norms[i] * norms[i]; // |text|² less the square of the distance
  }

  /**
   * The mean share of the k nearest texts that have the topic of what was asked for.
   *
   * @param asked texts
   * @param wanted their topics
   */
  public double sameTopic(Rows asked, float[] wanted, int k) {
    return sameTopic(asked, wanted, new int[] {k})[0];
  }

  /** As above, for several k at once. */
  public double[] sameTopic(Rows asked, float[] wanted, int[] ks) {
    int most = Arrays.stream(ks).max().orElseThrow();
    double[] rates = new double[ks.length];
    for (int i = 0; i < wanted.length; i++) {
      int[] found = nearest(row(asked, i), most);
      for (int at = 0; at < ks.length; at++) {
        int looked = Math.min(ks[at], found.length);
        int right = 0;
        for (int j = 0; j < looked; j++) {
          right += topics[found[j]] == wanted[i] ? 1 : 0;
        }
        rates[at] += (double) right / looked / wanted.length;
      }
    }
    return rates;
  }

  /** What a guess would reach: the chance that a known text has the topic of an asked one. */
  public double chance(float[] wanted) {
    double right = 0;
    for (float topic : wanted) {
      for (float other : topics) {
        right += other == topic ? 1 : 0;
      }
    }
    return right / wanted.length / topics.length;
  }

  private static float[] row(Rows rows, int i) {
    float[] row = new float[rows.columns()];
    rows.addScaled(i, 1, row, 0);
    return row;
  }

  private static double norm(float[] row) {
    double squares = 0;
    for (float x : row) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }
}
