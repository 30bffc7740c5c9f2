package leeml.train.strategy;

import leeml.optim.Optimizer;
import leeml.train.cluster.Worker;

/**
 * The strategies whose workers move on their own within a round and whose centre takes their mean
 * position: worker i makes wᵢ ← θ, then H local steps, and sends wᵢ − θ; θ ← θ + Σ nᵢ (wᵢ − θ) / n.
 */
interface MovingWorkers extends Strategy {

  @Override
  default Message message() {
    return Message.MOVEMENT;
  }

  @Override
  default void work(Worker<?> worker, float[] theta, float[] message) {
    System.arraycopy(theta, 0, message, 0, theta.length);
    for (int h = 0; h < worker.steps(); h++) {
      worker.step(message);
    }
    for (int i = 0; i < theta.length; i++) {
      message[i] -= theta[i];
    }
  }

  @Override
  default Centre centre(Optimizer optimizer, int size) {
    return new MovementMean();
  }
}
