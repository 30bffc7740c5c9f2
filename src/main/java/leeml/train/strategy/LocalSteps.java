package leeml.train.strategy;

import leeml.train.worker.Worker;

/** The steps that a worker makes on its own. */
public final class LocalSteps {

  private LocalSteps() {}

  /**
   * All steps of the round, from θ: m ← w − θ.
   *
   * @param theta shape (d); not modified
   * @param movement shape (d); overwritten
   */
  public static void from(float[] theta, Worker<?> worker, float[] movement) {
    System.arraycopy(theta, 0, movement, 0, theta.length);
    on(movement, worker);
    for (int i = 0; i < theta.length; i++) {
      movement[i] -= theta[i];
    }
  }

  /**
   * All steps of the round, on w.
   *
   * @param w shape (d); updated in place
   */
  public static void on(float[] w, Worker<?> worker) {
    for (int h = 0; h < worker.steps(); h++) {
      worker.step(w);
    }
  }
}
