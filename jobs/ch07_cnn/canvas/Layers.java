package ch07_cnn.canvas;

import java.io.Serializable;
import leeml.dl4j.LayerFunction;

/** The convolutions of a trained network, over pictures of any size. Goes to executors. */
public interface Layers extends Serializable {

  /**
   * The maps of a convolution before its ReLU, shape (K, h, w) a picture.
   *
   * @param layer 0 for the first convolution
   * @param height of the pictures that will be given
   * @param width of the pictures that will be given
   */
  LayerFunction maps(int layer, int height, int width);

  /** The number K of a convolution's maps. */
  int filters(int layer);
}
