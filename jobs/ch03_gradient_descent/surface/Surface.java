package ch03_gradient_descent.surface;

import leeml.model.Objective;

/**
 * Known surfaces f(x, y) with their gradients and Hessians written out; θ = (x, y).
 *
 * <p>Derivatives are in double; the objective rounds them to the float of θ.
 */
public enum Surface implements Objective<NoExamples> {

  /**
   * A saddle with a way down: f = x² − y² + y⁴/2. Saddle at (0, 0) with Hessian diag(2, −2); minima
   * at (0, ±1), f = −½.
   */
  SADDLE {
    @Override
    public double value(double x, double y) {
      return x * x - y * y + y * y * y * y / 2;
    }

    @Override
    public double[] gradient(double x, double y) {
      return new double[] {2 * x, -2 * y + 2 * y * y * y};
    }

    @Override
    public SecondDerivatives hessian(double x, double y) {
      return new SecondDerivatives(2, 0, -2 + 6 * y * y);
    }
  },

  /**
   * The monkey saddle, with a floor under it: f = x³ − 3xy² + (x² + y²)²/2. At (0, 0) gradient and
   * Hessian are both 0; three minima at distance 3/2, f = −27/32.
   */
  MONKEY_SADDLE {
    @Override
    public double value(double x, double y) {
      double r2 = x * x + y * y;
      return x * x * x - 3 * x * y * y + r2 * r2 / 2;
    }

    @Override
    public double[] gradient(double x, double y) {
      double r2 = x * x + y * y;
      return new double[] {3 * x * x - 3 * y * y + 2 * x * r2, -6 * x * y + 2 * y * r2};
    }

    @Override
    public SecondDerivatives hessian(double x, double y) {
      double r2 = x * x + y * y;
      return new SecondDerivatives(
          6 * x + 2 * r2 + 4 * x * x, -6 * y + 4 * x * y, -6 * x + 2 * r2 + 4 * y * y);
    }
  },

  /** A well in a plain: f = 1 − exp(−(x² + y²)/2). The gradient r·exp(−r²/2) vanishes far out. */
  PLATEAU {
    @Override
    public double value(double x, double y) {
      return -Math.expm1(-(x * x + y * y) / 2);
    }

    @Override
    public double[] gradient(double x, double y) {
      double well = Math.exp(-(x * x + y * y) / 2);
      return new double[] {x * well, y * well};
    }

    @Override
    public SecondDerivatives hessian(double x, double y) {
      double well = Math.exp(-(x * x + y * y) / 2);
      return new SecondDerivatives((1 - x * x) * well, -x * y * well, (1 - y * y) * well);
    }
  },

  /**
   * Rosenbrock's curved valley: f = (1 − x)² + 100 (y − x²)². Minimum at (1, 1), κ = 2508 there.
   */
  ROSENBROCK {
    @Override
    public double value(double x, double y) {
      double off = y - x * x;
      return (1 - x) * (1 - x) + 100 * off * off;
    }

    @Override
    public double[] gradient(double x, double y) {
      double off = y - x * x;
      return new double[] {-2 * (1 - x) - 400 * x * off, 200 * off};
    }

    @Override
    public SecondDerivatives hessian(double x, double y) {
      return new SecondDerivatives(2 - 400 * (y - 3 * x * x), -400 * x, 200);
    }
  },

  /** Himmelblau's four minima, f = (x² + y − 11)² + (x + y² − 7)², all with f = 0. */
  HIMMELBLAU {
    @Override
    public double value(double x, double y) {
      double a = x * x + y - 11;
      double b = x + y * y - 7;
      return a * a + b * b;
    }

    @Override
    public double[] gradient(double x, double y) {
      double a = x * x + y - 11;
      double b = x + y * y - 7;
      return new double[] {4 * x * a + 2 * b, 2 * a + 4 * y * b};
    }

    @Override
    public SecondDerivatives hessian(double x, double y) {
      return new SecondDerivatives(12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26);
    }
  };

  /** f(x, y). */
  public abstract double value(double x, double y);

  /** (∂f/∂x, ∂f/∂y), a new array. */
  public abstract double[] gradient(double x, double y);

  /** The second derivatives at (x, y). */
  public abstract SecondDerivatives hessian(double x, double y);

  /** ‖∇f‖. */
  public double steepness(double x, double y) {
    double[] g = gradient(x, y);
    return Math.hypot(g[0], g[1]);
  }

  @Override
  public int size() {
    return 2;
  }

  /** (0, 0): a surface's start says what is to be seen, so trainers set it. */
  @Override
  public float[] initial(long seed) {
    return new float[2];
  }

  @Override
  public double lossAndGradient(float[] theta, NoExamples batch, float[] gradient) {
    double[] g = gradient(theta[0], theta[1]);
    gradient[0] = (float) g[0];
    gradient[1] = (float) g[1];
    return value(theta[0], theta[1]);
  }
}
