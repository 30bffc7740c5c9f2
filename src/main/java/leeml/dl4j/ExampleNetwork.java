package leeml.dl4j;

import java.util.Arrays;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Scores;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of Deeplearning4j over rows and their classes, where a model of {@code leeml.model}
 * could stand as well. Rows are read where they lie.
 */
public final class ExampleNetwork extends NetworkOver<ExampleBatch> {

  /** Deeplearning4j's word for a layer that drops none of its inputs. */
  private static final double KEEP_ALL = 0;

  private final int classes;
  private final int[] shape;

  /**
   * A network of one input and one output.
   *
   * @param classes K, the length of its output
   * @param shape of a row as the network takes it; its numbers are the row's
   */
  public ExampleNetwork(NetworkObjective network, int classes, int... shape) {
    super(network);
    this.classes = classes;
    this.shape = shape.clone();
  }

  /**
   * Hidden layers of ReLU and a softmax with cross entropy: what {@code leeml.model.Perceptron} is
   * in plain Java, with weights drawn as He et al. do.
   *
   * @param widths columns of a row, hidden units of each layer, classes; at least two
   */
  public static ExampleNetwork dense(int... widths) {
    return dense(leeml.model.Activation.RELU, 0, widths);
  }

  /**
   * The same with another activation, whose weights are drawn as Glorot and Bengio do, and with
   * dropout: in training a unit of a hidden layer is left out with some probability, and what is
   * left counts for it.
   *
   * @param activation of the hidden layers
   * @param dropout the probability, in [0, 1)
   * @param widths columns of a row, hidden units of each layer, classes; at least two
   */
  public static ExampleNetwork dense(
      leeml.model.Activation activation, double dropout, int... widths) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .weightInit(
                activation == leeml.model.Activation.RELU ? WeightInit.RELU : WeightInit.XAVIER)
            .list();
    int last = widths.length - 2;
    for (int i = 0; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths[i])
              .nOut(widths[i + 1])
              .activation(Activation.valueOf(activation.name()))
              .dropOut(i == 0 ? KEEP_ALL : kept(dropout))
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths[last])
            .nOut(widths[last + 1])
            .activation(Activation.SOFTMAX)
            .dropOut(last == 0 ? KEEP_ALL : kept(dropout))
            .build());
    return new ExampleNetwork(NetworkObjective.of(layers.build()), widths[last + 1], widths[0]);
  }

  /** Deeplearning4j drops a layer's inputs, and has the share that is kept. */
  private static double kept(double dropout) {
    return dropout == 0 ? KEEP_ALL : 1 - dropout;
  }

  /**
   * θ of a {@code leeml.model.Perceptron} of these widths as {@link #dense} has it: the same
   * function, of which the one keeps its weights row by row and the other column by column.
   *
   * @param theta of the perceptron, shape (d); not modified
   */
  public static float[] fromPerceptron(float[] theta, int... widths) {
    float[] turned = theta.clone();
    int start = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      int rows = widths[layer - 1];
      int columns = widths[layer];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          turned[start + j * rows + i] = theta[start + i * columns + j];
        }
      }
      start += (rows + 1) * columns;
    }
    if (start != theta.length) {
      throw new IllegalArgumentException(
          "%d parameters for widths %s, expected %d"
              .formatted(theta.length, Arrays.toString(widths), start));
    }
    return turned;
  }

  /** The number K of classes. */
  public int classes() {
    return classes;
  }

  /** The shape of a row as the network takes it; a new array. */
  public int[] shape() {
    return shape.clone();
  }

  /** Share of a batch whose largest output is that of its class; NaN of an empty batch. */
  public double accuracy(float[] theta, ExampleBatch batch) {
    return Scores.accuracy(outputs(theta, batch), classes, batch);
  }

  @Override
  public TensorBatch tensors(ExampleBatch batch) {
    Examples examples = batch.examples();
    TensorSet set =
        TensorSet.of(
            Tensor.rows(examples.rows(), shape), Tensor.classes(examples.targets(), classes));
    return new TensorBatch(set, batch.order(), batch.from(), batch.to());
  }
}
