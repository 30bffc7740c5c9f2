package leeml.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Deeplearning4j's network of layers one after the other. */
record LayersInLine(MultiLayerNetwork net) implements Network {

  LayersInLine {
    net.initGradientsView();
  }

  @Override
  public Model model() {
    return net;
  }

  @Override
  public List<Layer> layers() {
    return List.of(net.getLayers());
  }

  @Override
  public Layer dataLayer() {
    return net.getLayerWiseConfigurations().getInputPreProcess(0) == null ? net.getLayer(0) : null;
  }

  @Override
  public double differentiate(MultiDataSet batch) {
    Network.requireOne("inputs", batch.getFeatures());
    Network.requireOne("targets", batch.getLabels());
    net.setInput(batch.getFeatures(0));
    net.setLabels(batch.getLabels(0));
    net.setLayerMaskArrays(
        Network.first(batch.getFeaturesMaskArrays()), Network.first(batch.getLabelsMaskArrays()));
    net.computeGradientAndScore();
    net.clearLayerMaskArrays();
    net.clearLayersStates();
    return net.score();
  }

  @Override
  public double loss(MultiDataSet batch) {
    return net.score(
        new DataSet(
            batch.getFeatures(0),
            batch.getLabels(0),
            Network.first(batch.getFeaturesMaskArrays()),
            Network.first(batch.getLabelsMaskArrays())),
        false);
  }

  @Override
  public INDArray[] outputs(MultiDataSet batch) {
    return new INDArray[] {
      net.output(
          batch.getFeatures(0),
          false,
          Network.first(batch.getFeaturesMaskArrays()),
          Network.first(batch.getLabelsMaskArrays()))
    };
  }

  @Override
  public INDArray gradient() {
    return net.getFlattenedGradients();
  }
}
