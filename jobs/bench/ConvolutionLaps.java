package bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import leeml.dl4j.layer.FastLayers;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.job.Run;
import leeml.report.Table;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A first layer of convolutions, forward and backward: by products over patches, as {@link
 * FastLayers} has it where channels are few, and as oneDNN has it, which also makes the gradient of
 * the data that nobody takes.
 */
final class ConvolutionLaps {

  private static final int BATCH = 64;
  private static final int PASSES = 10;

  /** What is convolved: LeNet's first layer, and coloured pictures. */
  private enum Shape {
    GREY(1, 20, 5, 28),
    COLOUR(3, 32, 3, 32),
    COLOUR_WIDE(3, 32, 5, 32);

    private final int channels;
    private final int filters;
    private final int kernel;
    private final int side;

    Shape(int channels, int filters, int kernel, int side) {
      this.channels = channels;
      this.filters = filters;
      this.kernel = kernel;
      this.side = side;
    }

    String text() {
      return "%d × %d × %d by %d filters of %d × %d"
          .formatted(channels, side, side, filters, kernel, kernel);
    }

    /** Milliseconds of a pass forward and one back. */
    DoubleSupplier laps(boolean isFast) {
      MultiLayerNetwork net = net();
      if (isFast) {
        FastLayers.install(
            Arrays.asList(net.getLayers()), net.params().dataType(), net.getLayer(0));
      }
      int places = side - kernel + 1;
      INDArray pictures = Nd4j.rand(new int[] {BATCH, channels, side, side});
      INDArray slope = Nd4j.rand(new int[] {BATCH, filters, places, places});
      return () -> millis(net.getLayer(0), pictures, slope);
    }

    private MultiLayerNetwork net() {
      MultiLayerNetwork net =
          new MultiLayerNetwork(
              new NeuralNetConfiguration.Builder()
                  .cacheMode(CacheMode.DEVICE)
                  .list()
                  .layer(
                      new ConvolutionLayer.Builder(kernel, kernel)
                          .nOut(filters)
                          .activation(Activation.IDENTITY)
                          .build())
                  .layer(new OutputLayer.Builder(LossFunction.MSE).nOut(2).build())
                  .setInputType(InputType.convolutional(side, side, channels))
                  .build());
      net.init();
      net.initGradientsView();
      return net;
    }
  }

  private ConvolutionLaps() {}

  static void measure(Run run, int repeats) {
    NativeLibrary.start();
    Table table =
        Table.of(
            "A first layer of convolutions, forward and backward, %d pictures".formatted(BATCH),
            "",
            "ms by patches",
            "ms by oneDNN",
            "ratio");
    for (Shape shape : Shape.values()) {
      double[] millis = Laps.inTurn(List.of(shape.laps(true), shape.laps(false)), repeats);
      table.row(shape.text(), millis[0], millis[1], millis[0] / millis[1]);
      run.report()
          .metric("convolution." + shape.name().toLowerCase(Locale.ROOT), millis[0] / millis[1]);
    }
    run.report().add(table);
  }

  private static double millis(Layer layer, INDArray pictures, INDArray slope) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    long start = System.nanoTime();
    for (int pass = 0; pass < PASSES; pass++) {
      layer.activate(pictures, true, workspaces);
      layer.backpropGradient(slope, workspaces);
      layer.clear();
    }
    return (System.nanoTime() - start) * 1e-6 / PASSES;
  }
}
