package leeml.dl4j.layer;

import java.util.Map;
import leeml.dl4j.tensor.FlatArrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way back through max pooling without padding: a gradient goes to where the largest of its
 * window is, of equal ones to the first. oneDNN takes four times as long for windows of 2 × 2.
 *
 * <p>One network, and so one thread. Single precision, channels before height and width.
 */
final class MaxPooling implements SubsamplingHelper {

  private final Staging below = new Staging();
  private final Staging above = new Staging();
  private final Staging gradient = new Staging();

  /** Leaves the way forward to Deeplearning4j. */
  @Override
  public INDArray activate(
      INDArray input,
      boolean training,
      int[] kernel,
      int[] strides,
      int[] pad,
      PoolingType type,
      ConvolutionMode mode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    return null;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray epsilon,
      int[] kernel,
      int[] strides,
      int[] pad,
      PoolingType type,
      ConvolutionMode mode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    int numbers = Math.toIntExact(input.length());
    int planes = Math.toIntExact(input.size(0) * input.size(1));
    int height = Math.toIntExact(input.size(2));
    int width = Math.toIntExact(input.size(3));
    float[] x = below.read(FlatArrays.flat(input));
    float[] dOut = above.read(FlatArrays.flat(epsilon));
    float[] dIn = gradient.zeros(numbers);
    int outHeight = Math.toIntExact(epsilon.size(2));
    int outWidth = Math.toIntExact(epsilon.size(3));
    int kernelHeight = kernel[0];
    int kernelWidth = kernel[1];
    int window = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < outHeight; i++) {
        int row = (plane * height + i * strides[0]) * width;
        for (int j = 0; j < outWidth; j++) {
          dIn[largest(x, row + j * strides[1], width, kernelHeight, kernelWidth)] += dOut[window++];
        }
      }
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
    FlatArrays.write(dIn, numbers, result);
    return new Pair<>(new DefaultGradient(), result);
  }

  /** Where the largest number of the window is whose first is at {@code first}. */
  private static int largest(float[] x, int first, int width, int kernelHeight, int kernelWidth) {
    int best = first;
    for (int a = 0; a < kernelHeight; a++) {
      int row = first + a * width;
      for (int b = 0; b < kernelWidth; b++) {
        // A choice instead of a branch: which is larger cannot be foretold.
        best = x[row + b] > x[best] ? row + b : best;
      }
    }
    return best;
  }

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }
}
