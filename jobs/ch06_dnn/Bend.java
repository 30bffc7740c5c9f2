package ch06_dnn;

/** What a hidden layer makes of its sums z, and the way back. */
enum Bend {
  /** σ(z) = 1 / (1 + e^−z); σ′ = σ(1 − σ) is at most ¼, and so the gradient shrinks on its way. */
  SIGMOID("sigmoid", 1) {
    @Override
    double[] apply(double[] z) {
      double[] a = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        a[k] = 1 / (1 + Math.exp(-z[k]));
      }
      return a;
    }

    @Override
    double[] back(double[] z, double[] above) {
      double[] a = apply(z);
      for (int k = 0; k < z.length; k++) {
        a[k] = above[k] * a[k] * (1 - a[k]);
      }
      return a;
    }

    /** Glorot, Bengio 2010, eq. 12 with both directions in one. */
    @Override
    double deviation(int in, int out) {
      return Math.sqrt(2.0 / (in + out));
    }
  },
  /** max(z, 0): what is on hands the gradient through as it is. */
  RELU("ReLU", 1) {
    @Override
    double[] apply(double[] z) {
      double[] a = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        a[k] = Math.max(z[k], 0);
      }
      return a;
    }

    @Override
    double[] back(double[] z, double[] above) {
      double[] delta = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        delta[k] = z[k] > 0 ? above[k] : 0;
      }
      return delta;
    }

    /** He et al. 2015, eq. 10. */
    @Override
    double deviation(int in, int out) {
      return Math.sqrt(2.0 / in);
    }
  },
  /** The larger of two sums, unit k's being z₂ₖ and z₂ₖ₊₁: an activation that is learned. */
  MAXOUT("maxout", 2) {
    @Override
    double[] apply(double[] z) {
      double[] a = new double[z.length / 2];
      for (int k = 0; k < a.length; k++) {
        a[k] = Math.max(z[2 * k], z[2 * k + 1]);
      }
      return a;
    }

    @Override
    double[] back(double[] z, double[] above) {
      double[] delta = new double[z.length];
      for (int k = 0; k < above.length; k++) {
        delta[z[2 * k] >= z[2 * k + 1] ? 2 * k : 2 * k + 1] = above[k];
      }
      return delta;
    }

    /** As He et al.: the larger of two numbers drawn with deviation s has a mean square of s². */
    @Override
    double deviation(int in, int out) {
      return Math.sqrt(1.0 / in);
    }
  };

  private final String word;
  private final int pieces;

  Bend(String word, int pieces) {
    this.word = word;
    this.pieces = pieces;
  }

  /** Its name as one writes it. */
  String word() {
    return word;
  }

  /** Sums a unit. */
  int pieces() {
    return pieces;
  }

  /** a of z, a new array, shape (columns / pieces). */
  abstract double[] apply(double[] z);

  /** ∂ℓ/∂z from ∂ℓ/∂a, a new array, shape of z. */
  abstract double[] back(double[] z, double[] above);

  /** Of the weights at the start, so that neither sums nor gradients grow from layer to layer. */
  abstract double deviation(int in, int out);
}
