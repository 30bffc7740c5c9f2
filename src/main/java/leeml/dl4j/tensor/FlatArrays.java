package leeml.dl4j.tensor;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Copies numbers between Java arrays and native ones that lie in one piece. */
public final class FlatArrays {

  private FlatArrays() {}

  /**
   * Where the numbers of an array of single precision lie, the first at position 0: a pointer of
   * the caller's own, good as long as the array.
   */
  public static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  /** The array itself if its numbers lie row by row in one piece, else a copy for which they do. */
  public static INDArray flat(INDArray array) {
    return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array)
        ? array
        : array.dup('c');
  }

  /** into[0 … length) ← values[0 … length), in the native array's own order of elements. */
  public static void write(float[] values, int length, INDArray into) {
    if (into.dataType() == DataType.DOUBLE) {
      double[] wide = new double[length];
      for (int i = 0; i < length; i++) {
        wide[i] = values[i];
      }
      ((DoublePointer) into.data().addressPointer()).put(wide, 0, length);
    } else {
      ((FloatPointer) into.data().addressPointer()).put(values, 0, length);
    }
  }

  /** into[0 … into.length) ← the first elements of the native array, in its own order. */
  public static void read(INDArray values, float[] into) {
    if (values.dataType() == DataType.DOUBLE) {
      double[] wide = new double[into.length];
      ((DoublePointer) values.data().addressPointer()).get(wide, 0, into.length);
      for (int i = 0; i < into.length; i++) {
        into[i] = (float) wide[i];
      }
    } else {
      ((FloatPointer) values.data().addressPointer()).get(into, 0, into.length);
    }
  }
}
