package leeml.dl4j.layer;

import java.util.Arrays;
import leeml.dl4j.tensor.FlatArrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same numbers twice, in a Java array and in native memory, used again from batch to batch:
 * loops are fast over the one, BLAS takes the other. Memory is taken for the largest and given back
 * with the object.
 */
final class Staging {

  private float[] array = new float[0];
  private FloatPointer pointer = new FloatPointer();

  /** The Java array, of at least this length; what it holds is anybody's guess. */
  float[] array(int length) {
    if (array.length < length) {
      array = new float[length];
    }
    return array;
  }

  /** The Java array with zeros in its first numbers. */
  float[] zeros(int length) {
    Arrays.fill(array(length), 0, length, 0);
    return array;
  }

  /** The native memory, of at least this many numbers. */
  FloatPointer pointer(int length) {
    if (pointer.isNull() || pointer.capacity() < length) {
      pointer.close();
      pointer = new FloatPointer(length);
    }
    return pointer;
  }

  /** The native memory, after the Java array's first numbers went there. */
  FloatPointer store(int length) {
    return pointer(length).put(array, 0, length);
  }

  /** The Java array, after the native memory's first numbers went there. */
  float[] fetch(int length) {
    pointer(length).get(array(length), 0, length);
    return array;
  }

  /** The Java array with an array's numbers, row by row. */
  float[] read(INDArray values) {
    int length = Math.toIntExact(values.length());
    FlatArrays.pointer(values).get(array(length), 0, length);
    return array;
  }
}
