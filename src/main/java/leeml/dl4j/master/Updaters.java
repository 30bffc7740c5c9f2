package leeml.dl4j.master;

import java.util.List;
import leeml.error.UsageException;
import leeml.optim.Chain;
import leeml.optim.Optimizer;
import leeml.optim.adaptive.ScaleByAdam;
import leeml.optim.schedule.Constant;
import leeml.optim.transform.Nesterov;
import leeml.optim.transform.ScaleByRate;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The project's optimizers in Deeplearning4j's words, where it has the same: SGD, Nesterov's
 * momentum and Adam, at a constant rate.
 *
 * <p>Its Adam adds ε before the bias of the second moment is corrected, a difference of the order
 * of ε. It has no heavy-ball momentum.
 */
final class Updaters {

  private Updaters() {}

  /**
   * The updater that makes the same steps.
   *
   * @throws UsageException if Deeplearning4j has none
   */
  static IUpdater of(Optimizer optimizer) {
    List<Optimizer> parts = optimizer instanceof Chain chain ? chain.parts() : List.of(optimizer);
    if (parts.get(parts.size() - 1) instanceof ScaleByRate scale
        && scale.rate() instanceof Constant rate) {
      if (parts.size() == 1) {
        return new Sgd(rate.value());
      }
      if (parts.size() == 2 && parts.get(0) instanceof Nesterov nesterov) {
        return new Nesterovs(rate.value(), nesterov.momentum());
      }
      if (parts.size() == 2 && parts.get(0) instanceof ScaleByAdam adam) {
        return Adam.builder()
            .learningRate(rate.value())
            .beta1(adam.moments().beta1())
            .beta2(adam.moments().beta2())
            .epsilon(adam.moments().epsilon())
            .build();
      }
    }
    throw new UsageException(
        "Deeplearning4j's own masters train with sgd, nesterov or adam at a constant rate, not with "
            + optimizer);
  }

  /** The same network, with the same parameters, whose layers are all trained by this updater. */
  static Model in(Model model, IUpdater updater) {
    FineTuneConfiguration change = new FineTuneConfiguration.Builder().updater(updater).build();
    if (model instanceof ComputationGraph graph) {
      return new TransferLearning.GraphBuilder(graph).fineTuneConfiguration(change).build();
    }
    return new TransferLearning.Builder((MultiLayerNetwork) model)
        .fineTuneConfiguration(change)
        .build();
  }
}
