package leeml.dl4j;

import java.util.List;
import java.util.function.UnaryOperator;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.FlatArrays;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first layers of a trained network as a function a(x) of the input, with its derivative: what
 * is asked of a network whose weights stand still. One thread at a time.
 */
public final class LayerFunction {

  private final MultiLayerNetwork net;
  private final int[] shape;

  /**
   * A function of inputs of one shape.
   *
   * @param layers layers in line, none of them with a loss; a layer's parameters come before those
   *     of the next
   * @param theta of the whole network, of which the first numbers are these layers'; not modified
   * @param shape of one input as the network takes it: (p), or (channels, height, width)
   * @throws IllegalArgumentException if a layer has a loss, or θ is too short
   */
  public LayerFunction(MultiLayerConfiguration layers, float[] theta, int... shape) {
    NativeLibrary.start();
    this.shape = shape.clone();
    net = new MultiLayerNetwork(layers);
    net.init();
    int size = Math.toIntExact(net.numParams());
    if (net.getOutputLayer() instanceof IOutputLayer) {
      throw new IllegalArgumentException(
          "the last of the layers has a loss, expected one without, such as a dense layer");
    }
    if (theta.length < size) {
      throw new IllegalArgumentException(
          "%d parameters for layers that have %d".formatted(theta.length, size));
    }
    FlatArrays.write(theta, size, net.params());
  }

  /**
   * What the last layer puts out.
   *
   * @param inputs shape (n, …) one input after the other; not modified
   * @return shape (n, …) row by row, a new array
   */
  public float[] outputs(float[] inputs) {
    return read(net.output(array(inputs), false));
  }

  /**
   * How a weighted sum of the outputs changes with the input: Σⱼ vⱼ ∂aⱼ/∂x.
   *
   * @param inputs shape (n, …); not modified
   * @param weights v by a(x), both of shape (n, …) as {@link #outputs} has it
   * @return the shape of the inputs, a new array
   */
  public float[] inputGradient(float[] inputs, UnaryOperator<float[]> weights) {
    net.setInput(array(inputs));
    List<INDArray> activations = net.feedForward(true, false);
    INDArray last = activations.get(activations.size() - 1);
    INDArray epsilon = Nd4j.createUninitialized(last.dataType(), last.shape(), 'c');
    float[] v = weights.apply(read(last));
    FlatArrays.write(v, v.length, epsilon);
    float[] gradient = read(net.backpropGradient(epsilon, null).getSecond());
    net.clear();
    return gradient;
  }

  private INDArray array(float[] inputs) {
    int length = 1;
    for (int size : shape) {
      length *= size;
    }
    if (inputs.length == 0 || inputs.length % length != 0) {
      throw new IllegalArgumentException(
          "%d numbers do not make inputs of %d each".formatted(inputs.length, length));
    }
    long[] whole = new long[shape.length + 1];
    whole[0] = inputs.length / length;
    for (int i = 0; i < shape.length; i++) {
      whole[i + 1] = shape[i];
    }
    INDArray array = Nd4j.createUninitialized(net.params().dataType(), whole, 'c');
    FlatArrays.write(inputs, inputs.length, array);
    return array;
  }

  private static float[] read(INDArray values) {
    // What a convolution passes back has its first axes swapped, and does not call itself a view.
    INDArray flat = values.dup('c');
    float[] numbers = new float[Math.toIntExact(flat.length())];
    FlatArrays.read(flat, numbers);
    return numbers;
  }
}
