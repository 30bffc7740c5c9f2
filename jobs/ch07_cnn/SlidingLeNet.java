package ch07_cnn;

import ch07_cnn.canvas.Canvas;
import ch07_cnn.canvas.Layers;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.LayerFunction;
import leeml.model.Examples;

/**
 * A trained LeNet's convolutions over pictures larger than those it was trained on: their weights
 * know nothing of a picture's size.
 *
 * @param net as it was trained
 * @param theta its parameters, of which the convolutions' come first
 */
record SlidingLeNet(LeNet net, float[] theta) implements Layers {

  @Override
  public LayerFunction maps(int layer, int height, int width) {
    LeNet wide = new LeNet(height, width, net.sizes(), net.classes());
    return layer == 0 ? wide.firstMaps(theta) : wide.secondMaps(theta);
  }

  @Override
  public int filters(int layer) {
    return net.sizes().filters().get(layer);
  }

  /** A picture of a set. */
  static Canvas canvas(ImageSplit split, Examples pictures, int number) {
    float[] pixels = new float[split.pixels()];
    pictures.rows().addScaled(number, 1, pixels, 0);
    return new Canvas(split.height(), split.width(), pixels);
  }
}
