package leeml.train.strategy;

import leeml.train.cluster.Worker;

/** The worker's half of every strategy whose workers move on their own between rounds. */
final class LocalSteps {

  private LocalSteps() {}

  /** wᵢ ← θ; H local steps; leaves wᵢ − θ in {@code message}. */
  static void run(Worker<?> worker, float[] theta, float[] message) {
    System.arraycopy(theta, 0, message, 0, theta.length);
    for (int h = 0; h < worker.steps(); h++) {
      worker.step(message);
    }
    for (int i = 0; i < theta.length; i++) {
      message[i] -= theta[i];
    }
  }
}
