package leeml.model;

/** What a model's scores of K classes say, an example's K after the other's. */
public final class Scores {

  private Scores() {}

  /**
   * The place, from {@code at} on, of the largest of {@code classes} scores; the first of equals.
   */
  public static int best(float[] scores, int at, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (scores[at + k] > scores[at + best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The share of a batch whose largest score is its target's; NaN for an empty batch.
   *
   * @param scores shape (n, K) row by row, in the batch's order; not modified
   */
  public static double accuracy(float[] scores, int classes, ExampleBatch batch) {
    int right = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (best(scores, i * classes, classes) == (int) batch.target(i)) {
        right++;
      }
    }
    return (double) right / batch.size();
  }
}
