package leeml.dl4j;

import java.util.Random;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks of each kind, and random data that fits them. */
public final class Nets {

  private static final int CLASSES = 3;
  private static final int STEPS = 5;

  private Nets() {}

  /** Rows of 4 to 3 classes through 5 hidden units, with L1 and L2. */
  public static MultiLayerConfiguration dense(DataType type) {
    return base(type)
        .l2(0.02)
        .l1(0.01)
        .list()
        .layer(new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES).build())
        .setInputType(InputType.feedForward(4))
        .build();
  }

  /** Pictures of 2 × 8 × 8: convolution, pooling, convolution, classes. */
  public static MultiLayerConfiguration convolutional(DataType type) {
    return base(type)
        .list()
        .layer(convolution(4))
        .layer(
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build())
        .layer(convolution(3))
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES).build())
        .setInputType(InputType.convolutional(8, 8, 2))
        .build();
  }

  private static ConvolutionLayer convolution(int channels) {
    return new ConvolutionLayer.Builder(3, 3).nOut(channels).activation(Activation.TANH).build();
  }

  /** Sequences of 3 numbers over 5 steps: an LSTM, a class at each step. */
  public static MultiLayerConfiguration recurrent(DataType type) {
    return base(type)
        .list()
        .layer(new LSTM.Builder().nOut(4).activation(Activation.TANH).build())
        .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES).build())
        .setInputType(InputType.recurrent(3, STEPS))
        .build();
  }

  /** Two inputs that meet, and two outputs. */
  public static ComputationGraphConfiguration graph(DataType type) {
    return base(type)
        .l2(0.03)
        .graphBuilder()
        .addInputs("left", "right")
        .addLayer("a", new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(), "left")
        .addLayer(
            "b", new DenseLayer.Builder().nOut(3).activation(Activation.SIGMOID).build(), "right")
        .addVertex("both", new MergeVertex(), "a", "b")
        .addLayer(
            "class", new OutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES).build(), "both")
        .addLayer(
            "number",
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build(),
            "both")
        .setOutputs("class", "number")
        .setInputTypes(InputType.feedForward(4), InputType.feedForward(2))
        .build();
  }

  private static NeuralNetConfiguration.Builder base(DataType type) {
    return new NeuralNetConfiguration.Builder().seed(7).dataType(type);
  }

  /** Data for {@link #dense}. */
  public static TensorSet rows(int count, long seed) {
    Random random = new Random(seed);
    return TensorSet.of(Tensor.of(normal(random, count * 4), 4), classes(random, count));
  }

  /** Data for {@link #convolutional}. */
  public static TensorSet pictures(int count, long seed) {
    Random random = new Random(seed);
    return TensorSet.of(
        Tensor.of(normal(random, count * 2 * 8 * 8), 2, 8, 8), classes(random, count));
  }

  /** Data for {@link #recurrent}; sequences end after one to five steps. */
  public static TensorSet sequences(int count, long seed) {
    Random random = new Random(seed);
    float[] mask = new float[count * STEPS];
    int[] classes = new int[count * STEPS];
    for (int i = 0; i < count; i++) {
      int steps = 1 + random.nextInt(STEPS);
      for (int t = 0; t < STEPS; t++) {
        mask[i * STEPS + t] = t < steps ? 1 : 0;
        classes[i * STEPS + t] = t < steps ? random.nextInt(CLASSES) : -1;
      }
    }
    return TensorSet.of(
            Tensor.of(normal(random, count * 3 * STEPS), 3, STEPS),
            Tensor.oneHotSequence(classes, CLASSES, STEPS))
        .masked(Tensor.of(mask, STEPS), Tensor.of(mask, STEPS));
  }

  /** Data for {@link #graph}. */
  public static TensorSet pairs(int count, long seed) {
    Random random = new Random(seed);
    return new TensorSet(
        java.util.List.of(
            Tensor.of(normal(random, count * 4), 4), Tensor.of(normal(random, count * 2), 2)),
        java.util.List.of(classes(random, count), Tensor.of(normal(random, count * 2), 2)),
        java.util.List.of(),
        java.util.List.of());
  }

  private static Tensor classes(Random random, int count) {
    return Tensor.oneHot(random.ints(count, 0, CLASSES).toArray(), CLASSES);
  }

  private static float[] normal(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
