package leeml.dl4j;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Deeplearning4j's network of layers in a graph. */
record LayersInGraph(ComputationGraph net) implements Network {

  LayersInGraph {
    net.initGradientsView();
  }

  @Override
  public Model model() {
    return net;
  }

  @Override
  public List<Layer> layers() {
    GraphVertex[] vertices = net.getVertices();
    return Arrays.stream(net.topologicalSortOrder())
        .mapToObj(at -> vertices[at])
        .filter(GraphVertex::hasLayer)
        .map(GraphVertex::getLayer)
        .toList();
  }

  @Override
  public double differentiate(MultiDataSet batch) {
    net.setInputs(batch.getFeatures());
    net.setLabels(batch.getLabels());
    if (batch.hasMaskArrays()) {
      net.setLayerMaskArrays(batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
    }
    net.computeGradientAndScore();
    net.clearLayerMaskArrays();
    net.clearLayersStates();
    return net.score();
  }

  @Override
  public double loss(MultiDataSet batch) {
    return net.score(batch, false);
  }

  @Override
  public INDArray[] outputs(MultiDataSet batch) {
    return net.output(
        false, batch.getFeatures(), batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
  }

  @Override
  public INDArray gradient() {
    return net.getFlattenedGradients();
  }
}
