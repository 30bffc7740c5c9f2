package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network that is used again and again takes no more native memory than at first. */
class NativeMemoryTest {

  private static final int EXAMPLES = 40;
  private static final long SEED = 20260104;

  @Test
  void bytesInUseCountArrays() {
    long before = settled();
    INDArray array = Nd4j.zeros(DataType.FLOAT, 1 << 20);
    assertThat(NativeLibrary.bytesInUse() - before).isGreaterThanOrEqualTo(4 << 20);
    array.close();
    assertThat(settled() - before).isLessThan(64 << 10);
  }

  @Test
  void nativeMemoryIsFlatOverEpochs() {
    NetworkObjective objective = NetworkObjective.of(Nets.convolutional(DataType.FLOAT));
    TensorSet data = Nets.pictures(EXAMPLES, SEED);
    float[] theta = objective.initial(1);
    float[] gradient = new float[theta.length];
    epochs(objective, theta, gradient, data, 10);
    long before = settled();
    epochs(objective, theta, gradient, data, 60);
    assertThat(settled() - before).as("bytes more after 60 epochs").isLessThan(64 << 10);
  }

  private static void epochs(
      NetworkObjective objective, float[] theta, float[] gradient, TensorSet data, int epochs) {
    TensorBatch all = data.all();
    for (int e = 0; e < epochs; e++) {
      // Batches of sixteen and a rest of eight, and a look at the loss, as training does it.
      for (int from = 0; from < EXAMPLES; from += 16) {
        TensorBatch batch = all.part(from, Math.min(EXAMPLES, from + 16));
        objective.lossAndGradient(theta, batch, gradient);
      }
      objective.loss(theta, all);
      objective.outputs(theta, all);
    }
  }

  /** Bytes that arrays hold once five collections in a row have found nothing more to let go. */
  private static long settled() {
    long bytes = Long.MAX_VALUE;
    for (int same = 0; same < 5; same++) {
      System.gc();
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      long now = NativeLibrary.bytesInUse();
      if (now < bytes) {
        bytes = now;
        same = 0;
      }
    }
    return bytes;
  }
}
