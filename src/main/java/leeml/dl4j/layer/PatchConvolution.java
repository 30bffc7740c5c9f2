package leeml.dl4j.layer;

import java.util.Map;
import leeml.dl4j.tensor.FlatArrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdDataAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdFilterAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution layer's arithmetic by products of matrices, a picture at a time: with X the {@link
 * Patches} of a picture and W the filters, a row each, the bias as the last weight,
 *
 * <pre>
 *   Z = W X        ∂L/∂W = Σ ∂L/∂Z Xᵀ        ∂L/∂X = Wᵀ ∂L/∂Z
 * </pre>
 *
 * <p>oneDNN's convolutions want channels in blocks of sixteen; with the few channels of small
 * networks a product by OpenBLAS takes less time, and its biases and their gradient cost nothing.
 *
 * <p>One network, and so one thread. Single precision, channels before height and width.
 */
final class PatchConvolution implements ConvolutionHelper {

  private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
  private static final int AS_IS = openblas_nolapack.CblasNoTrans;
  private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

  private final boolean inputGradient;
  private final Staging pictures = new Staging();
  private final Staging columns = new Staging();
  private final Staging filters = new Staging();
  private final Staging filterGradient = new Staging();

  /**
   * A layer's.
   *
   * @param inputGradient whether ∂L/∂x is wanted; a layer that reads the data has nobody to hand it
   *     to
   */
  PatchConvolution(boolean inputGradient) {
    this.inputGradient = inputGradient;
  }

  @Override
  public INDArray preOutput(
      INDArray input,
      INDArray weights,
      INDArray bias,
      int[] kernel,
      int[] strides,
      int[] pad,
      AlgoMode mode,
      FwdAlgo algorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    Patches patches = patches(input, kernel, strides, pad);
    int examples = Math.toIntExact(input.size(0));
    int count = Math.toIntExact(weights.size(0));
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            input.dataType(),
            new long[] {examples, count, patches.outHeight(), patches.outWidth()},
            'c');
    FloatPointer w = filters(weights, bias, patches);
    FloatPointer z = FlatArrays.pointer(out);
    float[] x = pictures.read(FlatArrays.flat(input));
    for (int i = 0; i < examples; i++) {
      FloatPointer columnsOfOne = gathered(patches, x, i);
      z.position((long) i * count * patches.places());
      multiply(AS_IS, AS_IS, count, patches.places(), patches.weights() + 1, w, columnsOfOne, 0, z);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      int[] kernel,
      int[] strides,
      int[] pad,
      INDArray biasGradient,
      INDArray weightGradient,
      IActivation activation,
      AlgoMode mode,
      BwdFilterAlgo filterAlgorithm,
      BwdDataAlgo dataAlgorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    Patches patches = patches(input, kernel, strides, pad);
    INDArray dz = FlatArrays.flat(delta);
    filterGradients(patches, FlatArrays.flat(input), dz, weightGradient, biasGradient);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
    return new Pair<>(
        gradient, inputGradient ? inputGradient(patches, weights, bias, dz, workspaces) : null);
  }

  /** ∂L/∂W = Σ ∂L/∂Z Xᵀ, its last column the biases'. */
  private void filterGradients(
      Patches patches,
      INDArray input,
      INDArray dz,
      INDArray weightGradient,
      INDArray biasGradient) {
    int count = Math.toIntExact(dz.size(1));
    int width = patches.weights() + 1;
    float[] x = pictures.read(input);
    FloatPointer delta = FlatArrays.pointer(dz);
    FloatPointer dw = filterGradient.pointer(count * width);
    for (int i = 0; i < dz.size(0); i++) {
      FloatPointer columnsOfOne = gathered(patches, x, i);
      delta.position((long) i * count * patches.places());
      multiply(
          AS_IS,
          TRANSPOSED,
          count,
          width,
          patches.places(),
          delta,
          columnsOfOne,
          i > 0 ? 1 : 0,
          dw);
    }
    float[] both = filterGradient.fetch(count * width);
    float[] ofWeights = new float[count * patches.weights()];
    float[] ofBiases = new float[count];
    for (int filter = 0; filter < count; filter++) {
      System.arraycopy(
          both, filter * width, ofWeights, filter * patches.weights(), patches.weights());
      ofBiases[filter] = both[filter * width + width - 1];
    }
    FlatArrays.write(ofWeights, ofWeights.length, weightGradient);
    FlatArrays.write(ofBiases, ofBiases.length, biasGradient);
  }

  /** ∂L/∂x from Wᵀ ∂L/∂Z. */
  private INDArray inputGradient(
      Patches patches, INDArray weights, INDArray bias, INDArray dz, LayerWorkspaceMgr workspaces) {
    int examples = Math.toIntExact(dz.size(0));
    int count = Math.toIntExact(weights.size(0));
    FloatPointer w = filters(weights, bias, patches);
    FloatPointer delta = FlatArrays.pointer(dz);
    FloatPointer dColumns = columns.pointer(patches.size());
    float[] dx = pictures.zeros(examples * patches.picture());
    for (int i = 0; i < examples; i++) {
      delta.position((long) i * count * patches.places());
      multiply(
          TRANSPOSED, AS_IS, patches.weights() + 1, patches.places(), count, w, delta, 0, dColumns);
      patches.scatter(columns.fetch(patches.size()), dx, i * patches.picture());
    }
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD,
            dz.dataType(),
            new long[] {examples, patches.channels(), patches.height(), patches.width()},
            'c');
    FlatArrays.write(dx, examples * patches.picture(), gradient);
    return gradient;
  }

  /** The filters with their biases as the last column, shape (K, C·k·k + 1). */
  private FloatPointer filters(INDArray weights, INDArray bias, Patches patches) {
    int count = Math.toIntExact(weights.size(0));
    int width = patches.weights() + 1;
    float[] w = new float[count * patches.weights()];
    float[] b = new float[count];
    FlatArrays.read(weights, w);
    FlatArrays.read(bias, b);
    float[] both = filters.array(count * width);
    for (int filter = 0; filter < count; filter++) {
      System.arraycopy(w, filter * patches.weights(), both, filter * width, patches.weights());
      both[filter * width + width - 1] = b[filter];
    }
    return filters.store(count * width);
  }

  private FloatPointer gathered(Patches patches, float[] x, int example) {
    patches.gather(x, example * patches.picture(), columns.array(patches.size()));
    return columns.store(patches.size());
  }

  private static Patches patches(INDArray input, int[] kernel, int[] strides, int[] pad) {
    int channels = Math.toIntExact(input.size(1));
    int height = Math.toIntExact(input.size(2));
    int width = Math.toIntExact(input.size(3));
    int outHeight = (height + 2 * pad[0] - kernel[0]) / strides[0] + 1;
    int outWidth = (width + 2 * pad[1] - kernel[1]) / strides[1] + 1;
    return new Patches(channels, height, width, kernel, strides, pad, outHeight, outWidth);
  }

  /** c ← op(a) op(b) + β c, all of them row by row; op(a) has shape (m, k), op(b) (k, n). */
  private static void multiply(
      int opA,
      int opB,
      int m,
      int n,
      int k,
      FloatPointer a,
      FloatPointer b,
      float beta,
      FloatPointer c) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        opA,
        opB,
        m,
        n,
        k,
        1,
        a,
        opA == AS_IS ? k : m,
        b,
        opB == AS_IS ? n : k,
        beta,
        c,
        n);
  }

  @Override
  public INDArray activate(INDArray z, IActivation activation, boolean training) {
    return activation.getActivation(z, training);
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
