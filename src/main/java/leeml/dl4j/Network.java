package leeml.dl4j;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * What the two kinds of network of Deeplearning4j have in common here. Built, with θ of its own.
 */
interface Network {

  /** The network itself. */
  Model model();

  /** Layers that have parameters or not, in the order in which their parameters stand in θ. */
  List<Layer> layers();

  /** The layer that takes the data as it comes and hands no gradient on; null if there is none. */
  default Layer dataLayer() {
    return null;
  }

  /**
   * Forward and backward through a batch as in training; leaves the sum over its examples in {@link
   * #gradient()}.
   *
   * @return the mean loss, penalties included
   */
  double differentiate(MultiDataSet batch);

  /** The mean loss of a batch as in use, without noise; penalties included. */
  double loss(MultiDataSet batch);

  /** The outputs for a batch as in use, one array for each output, the examples first. */
  INDArray[] outputs(MultiDataSet batch);

  /** The gradient's own memory, shape (1, d). */
  INDArray gradient();

  /** θ's own memory, shape (1, d). */
  default INDArray params() {
    return model().params();
  }

  /** The first of the arrays; null without any. */
  static INDArray first(INDArray[] arrays) {
    return arrays == null ? null : arrays[0];
  }

  /** Refuses a batch that does not have as many arrays as the network has places. */
  static void requireOne(String what, INDArray[] arrays) {
    if (arrays.length != 1) {
      throw new IllegalArgumentException(
          "%d %s for a network in line, expected 1: %s"
              .formatted(arrays.length, what, Arrays.toString(arrays[0].shape())));
    }
  }
}
