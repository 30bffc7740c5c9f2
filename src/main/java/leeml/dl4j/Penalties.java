package leeml.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * L1 and L2 of a network's layers: the part of the gradient that Deeplearning4j adds in its
 * updater, which is not used here.
 *
 * <p>What else its updater would do has no place in an objective and is refused when the network is
 * built, each with what to write in its stead.
 */
final class Penalties {

  private record Penalty(Regularization rule, INDArray params, INDArray gradient) {}

  private final List<Penalty> penalties = new ArrayList<>();

  /** Walks through θ layer by layer, parameter by parameter. */
  Penalties(Network network) {
    INDArray params = network.params().reshape(network.params().length());
    INDArray gradient = network.gradient().reshape(network.gradient().length());
    long at = 0;
    for (Layer layer : network.layers()) {
      if (layer.numParams() == 0) {
        continue;
      }
      refuseWhatIsTheOptimizers(layer);
      for (Map.Entry<String, INDArray> entry : layer.paramTable(false).entrySet()) {
        long end = at + entry.getValue().length();
        refuseWhatIsNoWeight(layer, entry.getKey());
        for (Regularization rule : rules(layer, entry.getKey())) {
          penalties.add(
              new Penalty(
                  rule,
                  params.get(NDArrayIndex.interval(at, end)),
                  gradient.get(NDArrayIndex.interval(at, end))));
        }
        at = end;
      }
    }
    if (at != params.length()) {
      throw new IllegalArgumentException(
          "%d of the graph's %d parameters belong to vertices that are no layers, which are not known"
              .formatted(params.length() - at, params.length()));
    }
  }

  /** gradient ← gradient + dΩ/dθ. */
  void addTo() {
    for (Penalty penalty : penalties) {
      penalty.rule().apply(penalty.params(), penalty.gradient(), 1, 0, 0);
    }
  }

  private static List<Regularization> rules(Layer layer, String name) {
    List<Regularization> rules = layer.getConfig().getRegularizationByParam(name);
    if (rules == null) {
      return List.of();
    }
    for (Regularization rule : rules) {
      if (rule.applyStep() != ApplyStep.BEFORE_UPDATER) {
        throw new IllegalArgumentException(
            ("layer %s decays its weights by %s, which is a step and no part of a loss; use l2, or an"
                    + " optimizer with decay")
                .formatted(name(layer), rule.getClass().getSimpleName()));
      }
    }
    return rules;
  }

  private static void refuseWhatIsTheOptimizers(Layer layer) {
    GradientNormalization clipping = layer.getConfig().getGradientNormalization();
    if (clipping != null && clipping != GradientNormalization.None) {
      throw new IllegalArgumentException(
          "layer %s clips its gradient by %s; clip in the optimizer"
              .formatted(name(layer), clipping));
    }
    if (layer.conf().getLayer().getConstraints() != null
        && !layer.conf().getLayer().getConstraints().isEmpty()) {
      throw new IllegalArgumentException(
          "layer %s constrains its weights after each step, which an objective cannot"
              .formatted(name(layer)));
    }
  }

  private static void refuseWhatIsNoWeight(Layer layer, String parameter) {
    if (!layer.updaterDivideByMinibatch(parameter)) {
      throw new IllegalArgumentException(
          "parameter %s of layer %s is a running statistic and has no gradient, so strategies cannot"
                  .formatted(parameter, name(layer))
              + " train it; use layer normalisation instead of batch normalisation");
    }
  }

  private static String name(Layer layer) {
    return String.valueOf(layer.getConfig().getLayerName());
  }
}
