package leeml.model;

/**
 * Models whose loss depends on the parameters through one number, z = w·x + b: L = 1/n Σᵢ ℓ(zᵢ,
 * yᵢ), dL/dw = 1/n Σᵢ ℓ′(zᵢ, yᵢ) xᵢ, dL/db = 1/n Σᵢ ℓ′(zᵢ, yᵢ).
 *
 * <p>θ is w followed by b: shape (p + 1).
 */
abstract class GeneralizedLinear implements Objective<ExampleBatch> {

  private final int columns;
  private transient BlockSum sum;

  GeneralizedLinear(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns = " + columns + ", expected at least 1");
    }
    this.columns = columns;
  }

  /** ℓ(z, y). */
  abstract double loss(double z, double y);

  /** ℓ′(z, y) = dℓ/dz. */
  abstract double slope(double z, double y);

  @Override
  public final int size() {
    return columns + 1;
  }

  /** Zeros: these losses are convex, so every start leads to the same end. */
  @Override
  public final float[] initial(long seed) {
    return new float[size()];
  }

  /** z = w·x + b of one row. */
  public final double score(float[] theta, Rows rows, int row) {
    return rows.dot(row, theta, 0) + theta[columns];
  }

  @Override
  public final double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    if (sum == null) {
      sum = new BlockSum(size());
    }
    sum.clear();
    Rows rows = batch.examples().rows();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      double y = batch.target(i);
      double z = score(theta, rows, row);
      total += loss(z, y);
      float slope = (float) slope(z, y);
      float[] into = sum.forNextRow();
      rows.addScaled(row, slope, into, 0);
      into[columns] += slope;
    }
    double perExample = batch.size() == 0 ? 0 : 1.0 / batch.size();
    sum.writeTo(gradient, perExample);
    return total * perExample;
  }

  @Override
  public final double loss(float[] theta, ExampleBatch batch) {
    Rows rows = batch.examples().rows();
    double total = 0;
    for (int i = 0; i < batch.size(); i++) {
      total += loss(score(theta, rows, batch.row(i)), batch.target(i));
    }
    return batch.size() == 0 ? 0 : total / batch.size();
  }
}
