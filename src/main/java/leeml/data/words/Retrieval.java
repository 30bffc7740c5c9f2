package leeml.data.words;

import java.util.Comparator;
import java.util.stream.IntStream;
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
    double[] nearness = new double[topics.length];
    for (int i = 0; i < nearness.length; i++) {
      double product = known.dot(i, text, 0);
      if (cosine) {
        nearness[i] = product == 0 ? 0 : product / (norm * norms[i]);
      } else {
        nearness[i] = 2 * product - norms[i] * norms[i];
      }
    }
    return IntStream.range(0, nearness.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -nearness[i]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The mean share of the k nearest texts that have the topic of what was asked for.
   *
   * @param asked texts
   * @param wanted their topics
   */
  public double sameTopic(Rows asked, float[] wanted, int k) {
    return IntStream.range(0, wanted.length)
        .parallel()
        .mapToDouble(
            i -> {
              int[] found = nearest(row(asked, i), k);
              long right = IntStream.of(found).filter(j -> topics[j] == wanted[i]).count();
              return (double) right / found.length;
            })
        .average()
        .orElseThrow();
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
