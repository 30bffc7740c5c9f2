package leeml.train.strategy.server;

/** θ ← θ + c m. */
final class Scaled {

  private Scaled() {}

  static void add(double factor, float[] message, float[] theta) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += (float) (factor * message[i]);
    }
  }
}
