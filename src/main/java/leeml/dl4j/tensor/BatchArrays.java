package leeml.dl4j.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Native arrays for the batches of one network, used again from batch to batch: memory is taken for
 * the largest and not given back. One thread at a time.
 */
public final class BatchArrays {

  private final DataType type;
  private final List<Slot> inputs = new ArrayList<>();
  private final List<Slot> targets = new ArrayList<>();
  private final List<Slot> inputMasks = new ArrayList<>();
  private final List<Slot> targetMasks = new ArrayList<>();

  /** Arrays of the network's own type, float or double. */
  public BatchArrays(DataType type) {
    this.type = type;
  }

  /**
   * The batch in native memory: views that hold until the next call.
   *
   * @param batch at least one example
   */
  public MultiDataSet load(TensorBatch batch) {
    return new MultiDataSet(
        load(batch, TensorSet::inputs, inputs),
        load(batch, TensorSet::targets, targets),
        load(batch, TensorSet::inputMasks, inputMasks),
        load(batch, TensorSet::targetMasks, targetMasks));
  }

  private INDArray[] load(
      TensorBatch batch, Function<TensorSet, List<Tensor>> which, List<Slot> slots) {
    List<Tensor> tensors = which.apply(batch.set());
    if (tensors.isEmpty()) {
      return null;
    }
    while (slots.size() < tensors.size()) {
      slots.add(new Slot());
    }
    INDArray[] loaded = new INDArray[tensors.size()];
    for (int i = 0; i < loaded.length; i++) {
      loaded[i] = slots.get(i).load(batch, tensors.get(i));
    }
    return loaded;
  }

  /** The array of one input, target or mask. */
  private final class Slot {
    private float[] staging = new float[0];
    private INDArray array;

    INDArray load(TensorBatch batch, Tensor tensor) {
      int length = tensor.length();
      int numbers = Math.multiplyExact(batch.size(), length);
      if (array == null || array.length() < numbers) {
        staging = new float[numbers];
        array = Nd4j.createUninitialized(type, new long[] {numbers}, 'c');
      }
      for (int i = 0; i < batch.size(); i++) {
        tensor.copy(batch.example(i), staging, i * length);
      }
      FlatArrays.write(staging, numbers, array);
      return array.get(NDArrayIndex.interval(0, numbers)).reshape('c', shape(batch, tensor));
    }
  }

  private static long[] shape(TensorBatch batch, Tensor tensor) {
    int[] own = tensor.shape();
    long[] shape = new long[own.length + 1];
    shape[0] = batch.size();
    for (int i = 0; i < own.length; i++) {
      shape[i + 1] = own[i];
    }
    return shape;
  }
}
