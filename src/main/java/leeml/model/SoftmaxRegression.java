package leeml.model;

import java.util.Arrays;

/**
 * Softmax (multinomial logistic) regression: P(y = k | x) = e^zₖ / Σⱼ e^zⱼ, z = Wᵀx + b, ℓ = −ln
 * P(y | x), dℓ/dzₖ = P(k | x) − [k = y].
 *
 * <p>θ is W, shape (p, K) row by row, followed by b, shape (K). Adding a constant to every class
 * changes nothing, so θ is determined up to that.
 */
public final class SoftmaxRegression implements Objective<ExampleBatch> {

  private final int columns;
  private final int classes;
  private transient BlockSum sum;
  private transient float[] scores;

  /**
   * A model of rows of {@code columns} features with targets 0 … classes − 1.
   *
   * @param columns p, at least 1
   * @param classes K, at least 2
   */
  public SoftmaxRegression(int columns, int classes) {
    if (columns < 1 || classes < 2) {
      throw new IllegalArgumentException(
          columns + " columns and " + classes + " classes, expected at least 1 and 2");
    }
    this.columns = columns;
    this.classes = classes;
  }

  @Override
  public int size() {
    return (columns + 1) * classes;
  }

  /** Zeros: the loss is convex, so every start leads to the same end. */
  @Override
  public float[] initial(long seed) {
    return new float[size()];
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    prepare();
    sum.clear();
    Rows rows = batch.examples().rows();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      total += scoreAndLoss(theta, rows, row, batch.target(i));
      float[] into = sum.forNextRow();
      rows.addOuter(row, scores, 0, classes, into, 0);
      Axpy.add(1, scores, 0, into, columns * classes, classes);
    }
    double perExample = batch.size() == 0 ? 0 : 1.0 / batch.size();
    sum.writeTo(gradient, perExample);
    return total * perExample;
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    prepare();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      total += scoreAndLoss(theta, batch.examples().rows(), batch.row(i), batch.target(i));
    }
    return batch.size() == 0 ? 0 : total / batch.size();
  }

  /** The most probable class of one row. */
  public int predict(float[] theta, Rows rows, int row) {
    prepare();
    score(theta, rows, row);
    return Scores.best(scores, 0, classes);
  }

  private void prepare() {
    if (sum == null) {
      sum = new BlockSum(size());
      scores = new float[classes];
    }
  }

  private void score(float[] theta, Rows rows, int row) {
    Arrays.fill(scores, 0);
    rows.addProduct(row, theta, 0, classes, scores, 0);
    Axpy.add(1, theta, columns * classes, scores, 0, classes);
  }

  private double scoreAndLoss(float[] theta, Rows rows, int row, float target) {
    score(theta, rows, row);
    return Softmax.crossEntropy(scores, 0, classes, Softmax.classOf(target, classes));
  }
}
