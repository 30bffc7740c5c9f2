package leeml.optim;

import java.util.List;
import java.util.stream.Stream;

/**
 * The part that all states share: it owns the vectors and scalars, which start at 0, and checks
 * lengths, so that an algorithm's file shows its recurrence and nothing else.
 *
 * <p>By convention a state that counts its steps does so in scalar 0 (exact up to 2⁵³).
 */
public abstract class VectorState implements Optimizer.State {

  private final String kind;
  private final int size;
  private final List<float[]> vectors;
  private final double[] scalars;

  /**
   * @param kind the name of the recurrence, stored with a saved state
   * @param size d, at least 1
   * @param vectors how many vectors of shape (d) the state keeps
   * @param scalars how many scalars it keeps
   */
  protected VectorState(String kind, int size, int vectors, int scalars) {
    this.kind = kind;
    this.size = (int) Require.atLeast("size", size, 1);
    this.vectors = Stream.generate(() -> new float[size]).limit(vectors).toList();
    this.scalars = new double[scalars];
  }

  /** The recurrence: reads and overwrites {@code direction}, reads {@code theta}; both (d). */
  protected abstract void step(float[] direction, float[] theta);

  @Override
  public final void update(float[] direction, float[] theta) {
    checkLength("direction", direction);
    checkLength("theta", theta);
    step(direction, theta);
  }

  private void checkLength(String name, float[] vector) {
    if (vector.length != size) {
      throw new IllegalArgumentException(
          name + " must have " + size + " elements, but has " + vector.length);
    }
  }

  /** NaN: most transforms have no step size of their own. */
  @Override
  public double learningRate() {
    return Double.NaN;
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final List<float[]> vectors() {
    return vectors;
  }

  @Override
  public final double[] scalars() {
    return scalars.clone();
  }

  @Override
  public final void setScalars(double[] scalars) {
    if (scalars.length != this.scalars.length) {
      throw new IllegalArgumentException(
          kind + " keeps " + this.scalars.length + " scalars, but got " + scalars.length);
    }
    System.arraycopy(scalars, 0, this.scalars, 0, scalars.length);
  }

  /** Vector {@code index}, live. */
  protected final float[] vector(int index) {
    return vectors.get(index);
  }

  /** Scalar {@code index}. */
  protected final double scalar(int index) {
    return scalars[index];
  }

  /** Sets scalar {@code index}. */
  protected final void setScalar(int index, double value) {
    scalars[index] = value;
  }

  /** Counts a step in scalar 0 and gives its number t = 1, 2, 3, … */
  protected final long nextStep() {
    return (long) ++scalars[0];
  }

  /** The step last taken, or 1 before the first: the one whose rate is reported. */
  protected final long lastStep() {
    return Math.max(1, (long) scalars[0]);
  }
}
