package leeml.dl4j.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import leeml.dl4j.runtime.NativeLibrary;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The reference is Deeplearning4j's own arithmetic in double precision. */
class FastLayersTest {

  private static final int EXAMPLES = 3;
  private static final int SIDE = 9;

  @BeforeAll
  static void start() {
    NativeLibrary.start();
  }

  @ParameterizedTest(name = "{0} channels, filters of {1}, stride {2}, padding {3}")
  @CsvSource({"1, 5, 1, 0", "3, 3, 1, 0", "3, 3, 1, 1", "2, 3, 2, 0", "1, 4, 3, 2"})
  void convolutionAgreesWithDoublePrecision(int channels, int side, int stride, int padding) {
    compare(
        channels,
        new ConvolutionLayer.Builder(side, side)
            .stride(stride, stride)
            .padding(padding, padding)
            .nOut(4)
            .activation(Activation.TANH)
            .build());
  }

  @ParameterizedTest(name = "windows of {0}, stride {1}")
  @CsvSource({"2, 2", "3, 2", "3, 1"})
  void maxPoolingAgreesWithDoublePrecision(int side, int stride) {
    compare(
        2,
        new SubsamplingLayer.Builder(PoolingType.MAX)
            .kernelSize(side, side)
            .stride(stride, stride)
            .build());
  }

  @Test
  void equalNumbersOfAWindowGiveTheGradientToTheFirst() {
    MultiLayerNetwork net =
        net(
            1,
            DataType.FLOAT,
            new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build());
    FastLayers.install(List.of(net.getLayers()), DataType.FLOAT, null);
    INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 1, SIDE, SIDE);
    LayerWorkspaceMgr anywhere = LayerWorkspaceMgr.noWorkspaces();
    INDArray out = net.getLayer(0).activate(ones, true, anywhere);
    INDArray gradient = net.getLayer(0).backpropGradient(out, anywhere).getSecond();
    assertEquals(1, gradient.getDouble(0, 0, 0, 0));
    assertEquals((double) out.length(), gradient.sumNumber().doubleValue());
    assertEquals(0, gradient.getDouble(0, 0, SIDE - 1, SIDE - 1), "in no window");
  }

  @Test
  void layersThatOneDnnDoesBetterKeepIt() {
    ConvolutionLayer many = new ConvolutionLayer.Builder(3, 3).nOut(4).build();
    MultiLayerNetwork net = net(16, DataType.FLOAT, many);
    Class<?> before = net.getLayer(0).getHelper().getClass();
    FastLayers.install(List.of(net.getLayers()), DataType.FLOAT, null);
    assertEquals(before, net.getLayer(0).getHelper().getClass());
  }

  @Test
  void paddingToTheSameSizeIsLeftToOneDnn() {
    ConvolutionLayer same =
        new ConvolutionLayer.Builder(3, 3).convolutionMode(ConvolutionMode.Same).nOut(4).build();
    MultiLayerNetwork net = net(1, DataType.FLOAT, same);
    Class<?> before = net.getLayer(0).getHelper().getClass();
    FastLayers.install(List.of(net.getLayers()), DataType.FLOAT, null);
    assertEquals(before, net.getLayer(0).getHelper().getClass());
  }

  @Test
  void theLayerThatReadsTheDataHandsNothingOn() {
    MultiLayerNetwork net =
        net(1, DataType.FLOAT, new ConvolutionLayer.Builder(3, 3).nOut(2).build());
    FastLayers.install(List.of(net.getLayers()), DataType.FLOAT, net.getLayer(0));
    LayerWorkspaceMgr anywhere = LayerWorkspaceMgr.noWorkspaces();
    INDArray out =
        net.getLayer(0).activate(Nd4j.rand(DataType.FLOAT, 1, 1, SIDE, SIDE), true, anywhere);
    assertEquals(null, net.getLayer(0).backpropGradient(out, anywhere).getSecond());
  }

  private static void compare(int channels, org.deeplearning4j.nn.conf.layers.Layer layer) {
    MultiLayerNetwork exact = net(channels, DataType.DOUBLE, layer.clone());
    MultiLayerNetwork fast = net(channels, DataType.FLOAT, layer.clone());
    fast.setParams(exact.params().castTo(DataType.FLOAT));
    FastLayers.install(List.of(fast.getLayers()), DataType.FLOAT, null);
    assertTrue(
        fast.getLayer(0).getHelper().getClass().getPackageName().equals("leeml.dl4j.layer"),
        "not in use: " + fast.getLayer(0).getHelper());
    INDArray x = Nd4j.rand(DataType.DOUBLE, EXAMPLES, channels, SIDE, SIDE);
    INDArray out = activate(exact, x);
    near(out, activate(fast, x.castTo(DataType.FLOAT)));
    INDArray above = Nd4j.rand(DataType.DOUBLE, out.shape());
    near(backward(exact, above), backward(fast, above.castTo(DataType.FLOAT)));
    near(exact.getFlattenedGradients(), fast.getFlattenedGradients());
  }

  private static INDArray activate(MultiLayerNetwork net, INDArray x) {
    return net.getLayer(0).activate(x, true, LayerWorkspaceMgr.noWorkspaces()).dup();
  }

  private static INDArray backward(MultiLayerNetwork net, INDArray above) {
    net.getFlattenedGradients().assign(0);
    return net.getLayer(0).backpropGradient(above, LayerWorkspaceMgr.noWorkspaces()).getSecond();
  }

  private static void near(INDArray exact, INDArray fast) {
    INDArray difference = exact.sub(fast.castTo(DataType.DOUBLE));
    assertEquals(0, difference.amaxNumber().doubleValue(), 1e-5);
  }

  private static MultiLayerNetwork net(
      int channels, DataType type, org.deeplearning4j.nn.conf.layers.Layer layer) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(3)
                .list()
                .layer(layer)
                .layer(new OutputLayer.Builder(LossFunction.MSE).nOut(2).build())
                .setInputType(InputType.convolutional(SIDE, SIDE, channels))
                .build());
    net.init();
    net.initGradientsView();
    return net;
  }
}
