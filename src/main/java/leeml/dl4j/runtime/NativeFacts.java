package leeml.dl4j.runtime;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What of the native library is active in this JVM.
 *
 * @param blas the library of matrix products and the kernels it was told to take
 * @param gigaflops floating point operations a second of a square matrix product, in 10⁹
 * @param threads threads that one operation uses
 * @param fastConvolution whether convolution layers go through oneDNN
 */
public record NativeFacts(String blas, double gigaflops, int threads, boolean fastConvolution) {

  private static final int PRODUCT_SIZE = 512;
  private static final int PRODUCTS = 12;

  /** Looks; starts the library if need be. Takes some tens of milliseconds after that. */
  public static NativeFacts look() {
    NativeLibrary.start();
    String kernels = System.getenv("OPENBLAS_CORETYPE");
    return new NativeFacts(
        Nd4j.factory().blas().getBlasVendor()
            + (kernels == null ? ", kernels of its own choice" : ", kernels " + kernels),
        measuredGigaflops(),
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        convolvesByOneDnn());
  }

  /** Asks a convolution layer for what stands in for Deeplearning4j's own arithmetic. */
  private static boolean convolvesByOneDnn() {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(1).build())
                .layer(new OutputLayer.Builder(LossFunction.MSE).nOut(2).build())
                .setInputType(InputType.convolutional(3, 3, 1))
                .build());
    net.init();
    return net.getLayer(0).getHelper() != null;
  }

  /** The fastest of some products: the first ones are slow, and others may use the machine. */
  private static double measuredGigaflops() {
    INDArray a = Nd4j.rand(PRODUCT_SIZE, PRODUCT_SIZE);
    INDArray b = Nd4j.rand(PRODUCT_SIZE, PRODUCT_SIZE);
    INDArray c = Nd4j.create(new long[] {PRODUCT_SIZE, PRODUCT_SIZE}, 'f');
    long least = Long.MAX_VALUE;
    for (int i = 0; i < PRODUCTS; i++) {
      long start = System.nanoTime();
      a.mmuli(b, c);
      least = Math.min(least, System.nanoTime() - start);
    }
    return 2.0 * PRODUCT_SIZE * PRODUCT_SIZE * PRODUCT_SIZE / least;
  }
}
