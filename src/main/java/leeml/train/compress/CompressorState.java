package leeml.train.compress;

import java.util.List;
import leeml.optim.Require;

/**
 * The part that all states share: it holds the vectors and scalars and checks lengths, so that a
 * compressor's file shows its recurrence and its layout and nothing else.
 */
public abstract class CompressorState implements Compressor.State {

  private final String kind;
  private final int size;
  private final List<float[]> vectors;
  private final double[] scalars;

  /**
   * Starts a state.
   *
   * @param kind the name of the recurrence, stored with a saved state
   * @param size d, at least 1
   * @param vectors what is remembered, live; of any lengths
   * @param scalars what is remembered, at their start
   */
  protected CompressorState(String kind, int size, List<float[]> vectors, double... scalars) {
    this.kind = kind;
    this.size = (int) Require.atLeast("size", size, 1);
    this.vectors = List.copyOf(vectors);
    this.scalars = scalars.clone();
  }

  /** The recurrence: packs {@code vector}, shape (d), which it does not modify. */
  protected abstract byte[] pack(float[] vector);

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the vector has not d elements
   */
  @Override
  public final byte[] compress(float[] vector) {
    if (vector.length != size) {
      throw new IllegalArgumentException(
          "vector must have " + size + " elements, but has " + vector.length);
    }
    return pack(vector);
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

  /** Scalar {@code index}. */
  protected final double scalar(int index) {
    return scalars[index];
  }

  /** Sets scalar {@code index}. */
  protected final void setScalar(int index, double value) {
    scalars[index] = value;
  }
}
