package leeml.dl4j.tensor;

import java.io.Serializable;
import java.util.Arrays;
import leeml.model.Rows;

/**
 * An array of the same shape for each of n examples.
 *
 * <p>Shapes are without the examples' axis, in Deeplearning4j's order: (p) for rows, (channels,
 * height, width) for pictures, (p, T) for sequences, (T) for their masks.
 */
public interface Tensor extends Serializable {

  /** The number n of examples. */
  int count();

  /** The shape of one example; a new array. */
  int[] shape();

  /**
   * Writes one example's numbers, the last axis running fastest.
   *
   * @param example 0 … n − 1
   * @param into {@link #length} numbers from {@code at} on are overwritten, all of them
   */
  void copy(int example, float[] into, int at);

  /** These examples, in this order, as a tensor of their own. */
  Tensor select(int[] examples);

  /** The numbers of one example: the product of the shape. */
  default int length() {
    return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  /**
   * Numbers, one example after the other; not copied.
   *
   * @param values length n times the product of the shape
   * @param shape of one example
   */
  static Tensor of(float[] values, int... shape) {
    return new DenseTensor(values, shape.clone());
  }

  /**
   * Rows where they lie; not copied.
   *
   * @param shape of one example, with as many numbers as a row
   */
  static Tensor rows(Rows rows, int... shape) {
    return new RowsTensor(rows, shape.clone());
  }

  /**
   * Classes where they lie, as one-hot vectors of shape (K); not copied.
   *
   * @param classes shape (n), each 0 … K − 1
   * @param count K
   */
  static Tensor classes(float[] classes, int count) {
    return new ClassTensor(classes, count);
  }

  /**
   * Classes as one-hot vectors of shape (K), made when they are asked for.
   *
   * @param classes shape (n), each 0 … K − 1
   * @param count K
   */
  static Tensor oneHot(int[] classes, int count) {
    return new OneHotTensor(classes, count, OneHotTensor.NO_STEPS);
  }

  /**
   * A class at every step of a sequence, as one-hot columns of shape (K, T).
   *
   * @param classes shape (n, T) row by row, each 0 … K − 1, or −1 for a column of zeros
   * @param count K
   * @param steps T
   */
  static Tensor oneHotSequence(int[] classes, int count, int steps) {
    return new OneHotTensor(classes, count, steps);
  }
}
