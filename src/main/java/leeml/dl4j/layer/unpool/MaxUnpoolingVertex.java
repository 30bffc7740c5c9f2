package leeml.dl4j.layer.unpool;

import leeml.dl4j.tensor.FlatArrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link MaxUnpooling} in a network that was built. One network, and so one thread. */
@SuppressWarnings("overrides") // Deeplearning4j's own base class leaves out the dots of setInputs
final class MaxUnpoolingVertex extends BaseGraphVertex {

  private final int size;

  MaxUnpoolingVertex(ComputationGraph graph, String name, int index, int size, DataType type) {
    super(graph, name, index, null, null, type);
    this.size = size;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray pooled = inputs[1];
    float[] spread = places().spread(read(inputs[0]), places().of(read(pooled)));
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, pooled.dataType(), pooled.shape(), 'c');
    FlatArrays.write(spread, spread.length, output);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray small = inputs[0];
    INDArray pooled = inputs[1];
    float[] gathered = Places.gather(read(epsilon), places().of(read(pooled)));
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, small.dataType(), small.shape(), 'c');
    FlatArrays.write(gathered, gathered.length, gradient);
    INDArray none =
        workspaces.create(ArrayType.ACTIVATION_GRAD, pooled.dataType(), pooled.shape(), 'c');
    return new Pair<>(null, new INDArray[] {gradient, none});
  }

  private Places places() {
    INDArray pooled = inputs[1];
    return new Places(
        Math.toIntExact(pooled.size(0) * pooled.size(1)),
        Math.toIntExact(pooled.size(2)),
        Math.toIntExact(pooled.size(3)),
        size);
  }

  private static float[] read(INDArray values) {
    float[] numbers = new float[Math.toIntExact(values.length())];
    // Swapped axes do not show in an array's ordering, nor as a view.
    FlatArrays.read(values.dup('c'), numbers);
    return numbers;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException("unpooling has no parameters, expected no gradient");
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batchSize) {
    return null;
  }

  @Override
  public String toString() {
    return "MaxUnpooling of %d × %d".formatted(size, size);
  }
}
