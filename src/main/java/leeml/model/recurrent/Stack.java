package leeml.model.recurrent;

import java.util.List;
import java.util.SplittableRandom;
import leeml.model.sequence.PackedSteps;

/** Layers on top of each other, as one layer: the outputs of each go into the next. */
final class Stack implements Layer {

  private final List<Layer> layers;
  private transient float[][] rows;
  private transient float[][] slopes;

  /** From the lowest to the highest; at least one. */
  Stack(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network of no layers, expected at least one");
    }
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l).inputs() != layers.get(l - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer %d takes %d numbers, the one below gives %d"
                .formatted(l, layers.get(l).inputs(), layers.get(l - 1).outputs()));
      }
    }
  }

  /** Whether a pass in training needs noise. */
  boolean noisy() {
    return layers.stream().anyMatch(Dropout.class::isInstance);
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public int size() {
    return layers.stream().mapToInt(Layer::size).sum();
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    int next = at;
    for (Layer layer : layers) {
      layer.initialize(random, theta, next);
      next += layer.size();
    }
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    if (rows == null) {
      rows = new float[layers.size()][];
      slopes = new float[layers.size()][];
    }
    float[] above = x;
    int next = at;
    for (int l = 0; l < layers.size(); l++) {
      rows[l] = above;
      above = layers.get(l).forward(theta, next, packed, above);
      next += layers.get(l).size();
    }
    return above;
  }

  @Override
  public void backward(
      float[] theta,
      int at,
      PackedSteps packed,
      float[] x,
      float[] slope,
      float[] below,
      float[] gradient) {
    int next = at + size();
    float[] above = slope;
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      next -= layer.size();
      float[] under = below;
      if (l > 0) {
        slopes[l] = Rows.atLeast(slopes[l], packed.rows() * layer.inputs());
        under = slopes[l];
      }
      layer.backward(theta, next, packed, rows[l], above, under, gradient);
      above = under;
    }
  }
}
