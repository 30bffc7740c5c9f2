package leeml.dl4j.layer;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.reflect.FieldUtils;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Gives layers of a network of Deeplearning4j the arithmetic of this package where that is faster
 * than oneDNN's: convolutions of few channels, and the way back through max pooling. The network
 * stays Deeplearning4j's: its parameters, its configuration and what is saved of it do not know.
 */
public final class FastLayers {

  /** The field of a layer that holds what computes in its stead; Deeplearning4j has no setter. */
  private static final String FIELD = "helper";

  /**
   * Input channels from which oneDNN's convolutions are faster, measured with filters of 3 and 5.
   */
  private static final int ENOUGH_FOR_ONEDNN = 8;

  private FastLayers() {}

  /**
   * Looks at a network's layers once it is built.
   *
   * @param layers changed where they fit
   * @param type of the network's numbers; in double precision everything stays as it is
   * @param first the layer whose input is the data, of which nobody wants the gradient; or null
   */
  public static void install(List<Layer> layers, DataType type, Layer first) {
    if (type != DataType.FLOAT) {
      return;
    }
    for (Layer layer : layers) {
      if (layer.getClass() == ConvolutionLayer.class) {
        install((ConvolutionLayer) layer, layer != first);
      } else if (layer.getClass() == SubsamplingLayer.class) {
        install((SubsamplingLayer) layer);
      }
    }
  }

  private static void install(ConvolutionLayer layer, boolean inputGradient) {
    var conf = layer.layerConf();
    if (conf.getNIn() < ENOUGH_FOR_ONEDNN
        && conf.getConvolutionMode() != ConvolutionMode.Same
        && conf.getCnn2dDataFormat() == CNN2DFormat.NCHW
        && areOnes(conf.getDilation())) {
      // Deeplearning4j would take its own slow arithmetic after an error and say so in a log only.
      conf.setCudnnAllowFallback(false);
      put(layer, new PatchConvolution(inputGradient));
    }
  }

  private static void install(SubsamplingLayer layer) {
    var conf = layer.layerConf();
    if (conf.getPoolingType() == PoolingType.MAX
        && conf.getConvolutionMode() != ConvolutionMode.Same
        && conf.getCnn2dDataFormat() == CNN2DFormat.NCHW
        && areOnes(conf.getDilation())
        && Arrays.stream(conf.getPadding()).allMatch(padding -> padding == 0)) {
      conf.setCudnnAllowFallback(false);
      put(layer, new MaxPooling());
    }
  }

  private static boolean areOnes(int[] dilation) {
    return Arrays.stream(dilation).allMatch(step -> step == 1);
  }

  private static void put(Layer layer, LayerHelper arithmetic) {
    try {
      FieldUtils.writeField(layer, FIELD, arithmetic, true);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("no way into " + layer.getClass() + "'s " + FIELD, e);
    }
  }
}
