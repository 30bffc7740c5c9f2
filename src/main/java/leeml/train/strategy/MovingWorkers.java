package leeml.train.strategy;

import leeml.train.worker.Worker;

/**
 * The strategies whose workers move on their own within a round, from the θ that came down: worker
 * i makes wᵢ ← θ, then H local steps, and sends wᵢ − θ.
 */
public interface MovingWorkers extends RoundStrategy {

  @Override
  default Message message() {
    return Message.MOVEMENT;
  }

  @Override
  default void work(Worker<?> worker, float[] theta, float[] message) {
    LocalSteps.from(theta, worker, message);
  }
}
