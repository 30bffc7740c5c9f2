package leeml.model;

/**
 * The non-linearity of a hidden layer, a = σ(z), and its derivative written in terms of a. Loops
 * stand inside the constants, so that each is compiled for its own function.
 */
public enum Activation {
  /** 1 / (1 + e^−z); derivative a (1 − a). */
  SIGMOID {
    @Override
    void apply(float[] z, int length) {
      for (int i = 0; i < length; i++) {
        z[i] = (float) (1 / (1 + Math.exp(-z[i])));
      }
    }

    @Override
    void timesSlope(float[] a, float[] delta, int length) {
      for (int i = 0; i < length; i++) {
        delta[i] *= a[i] * (1 - a[i]);
      }
    }
  },
  /** tanh z within 3e-7; derivative 1 − a². */
  TANH {
    @Override
    void apply(float[] z, int length) {
      Tanh.apply(z, length);
    }

    @Override
    void timesSlope(float[] a, float[] delta, int length) {
      for (int i = 0; i < length; i++) {
        delta[i] *= 1 - a[i] * a[i];
      }
    }
  },
  /** max(z, 0); derivative 1 where a > 0, else 0. */
  RELU {
    @Override
    void apply(float[] z, int length) {
      for (int i = 0; i < length; i++) {
        z[i] = Math.max(z[i], 0);
      }
    }

    @Override
    void timesSlope(float[] a, float[] delta, int length) {
      for (int i = 0; i < length; i++) {
        delta[i] *= a[i] > 0 ? 1 : 0;
      }
    }
  };

  /** Overwrites the first {@code length} numbers z with σ(z). */
  abstract void apply(float[] z, int length);

  /** Multiplies δ by dσ/dz where the activation is a, for the first {@code length} numbers. */
  abstract void timesSlope(float[] a, float[] delta, int length);
}
