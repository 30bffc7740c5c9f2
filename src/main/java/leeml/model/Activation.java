package leeml.model;

/** The non-linearity of a hidden layer, a = σ(z), and its derivative written in terms of a. */
public enum Activation {
  /** 1 / (1 + e^−z); derivative a (1 − a). */
  SIGMOID {
    @Override
    float apply(float z) {
      return (float) (1 / (1 + Math.exp(-z)));
    }

    @Override
    float slope(float a) {
      return a * (1 - a);
    }
  },
  /** tanh z; derivative 1 − a². */
  TANH {
    @Override
    float apply(float z) {
      return (float) Math.tanh(z);
    }

    @Override
    float slope(float a) {
      return 1 - a * a;
    }
  },
  /** max(z, 0); derivative 1 where a > 0, else 0. */
  RELU {
    @Override
    float apply(float z) {
      return Math.max(z, 0);
    }

    @Override
    float slope(float a) {
      return a > 0 ? 1 : 0;
    }
  };

  abstract float apply(float z);

  /** dσ/dz where the activation is a. */
  abstract float slope(float a);
}
