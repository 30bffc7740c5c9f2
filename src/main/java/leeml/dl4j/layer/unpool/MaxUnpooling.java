package leeml.dl4j.layer.unpool;

import leeml.optim.Require;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Unpooling that remembers the places of the maxima: its first input is the pooled size, its second
 * the maps that once were pooled; each number goes to where the largest of its window had been in
 * the second, and 0 to the rest of the window.
 *
 * <p>The gradient goes back to the first input alone: places do not move a little. Channels stand
 * before height and width. Source: Zeiler, Fergus, <i>Visualizing and understanding convolutional
 * networks</i>, ECCV 2014, section 2.1.
 */
public final class MaxUnpooling extends GraphVertex {

  private static final long serialVersionUID = 1;

  private final int size;

  /**
   * Unpooling.
   *
   * @param size side of a window, as the pooling had it, at least 1
   */
  @JsonCreator
  public MaxUnpooling(@JsonProperty("size") int size) {
    Require.atLeast("size", size, 1);
    this.size = size;
  }

  /** The side of a window. */
  @JsonProperty("size")
  public int size() {
    return size;
  }

  @Override
  public GraphVertex clone() {
    return new MaxUnpooling(size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaxUnpooling unpooling && unpooling.size == size;
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray params,
      boolean initialise,
      DataType type) {
    return new MaxUnpoolingVertex(graph, name, index, size, type);
  }

  @Override
  public InputType getOutputType(int layer, InputType... inputs) throws InvalidInputTypeException {
    if (inputs[0] instanceof InputTypeConvolutional small
        && inputs[1] instanceof InputTypeConvolutional pooled
        && small.getChannels() == pooled.getChannels()
        && small.getHeight() == pooled.getHeight() / size
        && small.getWidth() == pooled.getWidth() / size) {
      return pooled;
    }
    throw new InvalidInputTypeException(
        "unpooling by %d takes maps and those that were pooled to their size, not %s and %s"
            .formatted(size, inputs[0], inputs[1]));
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    InputType output = getOutputType(-1, inputs);
    return new LayerMemoryReport.Builder(null, MaxUnpooling.class, inputs[0], output)
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, output.arrayElementsPerExample())
        .cacheMemory(0, 0)
        .build();
  }
}
