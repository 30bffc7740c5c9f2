package leeml.optim.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import leeml.optim.Optimizers;
import leeml.optim.Walk;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.InverseSqrt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Each paper's recurrence, written out again for one parameter in double, step by step, with the
 * products 1 − β₁ᵗ counted up instead of computed, and a few steps worked out by hand.
 */
class AdaptiveRecurrenceTest {

  private static final double B1 = 0.9;
  private static final double B2 = 0.99;
  private static final double EPS = 1e-3;
  private static final double RATE = 0.05;
  private static final Moments MOMENTS = new Moments(B1, B2, EPS);
  private static final Constant CONSTANT = new Constant(RATE);

  @Test
  @DisplayName("Adagrad by hand: g = 3, 4 gives √s = 3, 5, so steps of 1 and 0.8 rates")
  void adagradByHand() {
    double[] path = Walk.path(Optimizers.adagrad(0.1), 1, 3, 4, -12);
    // s = 9, 25, 169: θ = 1 − 0.1·3/3 = 0.9, − 0.1·4/5 = 0.82, + 0.1·12/13
    assertThat(path).containsExactly(new double[] {0.9, 0.82, 0.82 + 1.2 / 13}, Walk.eps());
  }

  @Test
  void adagrad() {
    Walk.assertFollows(
        Optimizers.adagrad(new InverseSqrt(RATE), EPS),
        (theta, g) -> {
          double[] path = new double[g.length];
          double s = 0;
          for (int t = 1; t <= g.length; t++) {
            s += g[t - 1] * g[t - 1];
            theta -= RATE / Math.sqrt((double) t) * g[t - 1] / (Math.sqrt(s) + EPS);
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  void rmsProp() {
    Walk.assertFollows(
        Optimizers.rmsProp(CONSTANT, 0.8, EPS),
        (theta, g) -> {
          double[] path = new double[g.length];
          double v = 0;
          for (int t = 1; t <= g.length; t++) {
            v = 0.8 * v + 0.2 * g[t - 1] * g[t - 1];
            theta -= RATE * g[t - 1] / (Math.sqrt(v) + EPS);
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  @DisplayName("Adam by hand: under a constant gradient each step is one rate, whatever its size")
  void adamByHand() {
    double[] path = Walk.path(Optimizers.adam(0.1), 1, 50, 50, 50);
    assertThat(path).containsExactly(new double[] {0.9, 0.8, 0.7}, Walk.eps());
    // g = 1, −1: m̂₂ = (0.9·0.1 − 0.1)/0.19 = −0.01/0.19, v̂₂ = 1
    assertThat(Walk.path(Optimizers.adam(0.1), 0, 1, -1))
        .containsExactly(new double[] {-0.1, -0.1 + 0.001 / 0.19}, Walk.eps());
  }

  @Test
  void adam() {
    Walk.assertFollows(
        Optimizers.adam(CONSTANT, MOMENTS),
        (theta, g) -> {
          double[] path = new double[g.length];
          double m = 0;
          double v = 0;
          double b1 = 1;
          double b2 = 1;
          for (int t = 1; t <= g.length; t++) {
            b1 *= B1;
            b2 *= B2;
            m = B1 * m + (1 - B1) * g[t - 1];
            v = B2 * v + (1 - B2) * g[t - 1] * g[t - 1];
            theta -= RATE * (m / (1 - b1)) / (Math.sqrt(v / (1 - b2)) + EPS);
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  void amsGrad() {
    Walk.assertFollows(
        Optimizers.amsGrad(CONSTANT, new Moments(B1, 0.5, EPS)),
        (theta, g) -> {
          double[] path = new double[g.length];
          double m = 0;
          double v = 0;
          double largest = 0;
          for (int t = 1; t <= g.length; t++) {
            m = B1 * m + (1 - B1) * g[t - 1];
            v = 0.5 * v + 0.5 * g[t - 1] * g[t - 1];
            largest = v > largest ? v : largest;
            theta -= RATE * m / (Math.sqrt(largest) + EPS);
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  @DisplayName("AdaBound, with bounds narrow enough to cut from below and from above")
  void adaBound() {
    for (double finalRate : new double[] {0.01, 0.05, 0.5}) {
      Walk.assertFollows(
          Optimizers.adaBound(CONSTANT, finalRate / RATE, 0.5, MOMENTS),
          (theta, g) -> adaBound(theta, g, finalRate));
    }
  }

  private static double[] adaBound(double theta, double[] g, double finalRate) {
    double[] path = new double[g.length];
    double m = 0;
    double v = 0;
    for (int t = 1; t <= g.length; t++) {
      m = B1 * m + (1 - B1) * g[t - 1];
      v = B2 * v + (1 - B2) * g[t - 1] * g[t - 1];
      double corrected = RATE * Math.sqrt(1 - Math.pow(B2, t)) / (1 - Math.pow(B1, t));
      double rate = corrected / (Math.sqrt(v) + EPS);
      double lower = finalRate - finalRate / (0.5 * t + 1);
      double upper = finalRate + finalRate / (0.5 * t);
      rate = rate < lower ? lower : rate > upper ? upper : rate;
      theta -= rate * m;
      path[t - 1] = theta;
    }
    return path;
  }

  @Test
  @DisplayName("AdaBound ends as gradient descent with momentum at the final rate")
  void adaBoundEndsAsMomentum() {
    double[] gradients = new double[4000];
    Arrays.fill(gradients, 0.25);
    double[] path = Walk.path(Optimizers.adaBound(CONSTANT, 2, 1, MOMENTS), 0, gradients);
    // m = 0.25 by then, and both bounds are within 1/t of the final rate 2·0.05
    assertThat(path[3999] - path[3998]).isCloseTo(-0.1 * 0.25, within(1e-4));
  }

  @Test
  @DisplayName("RAdam, with β₂ = 0.99 unrectified for four steps and rectified in the fifth")
  void rAdam() {
    Walk.assertFollows(
        Optimizers.rAdam(CONSTANT, MOMENTS),
        (theta, g) -> {
          double[] path = new double[g.length];
          double m = 0;
          double v = 0;
          double limit = 2 / (1 - B2) - 1;
          for (int t = 1; t <= g.length; t++) {
            m = B1 * m + (1 - B1) * g[t - 1];
            v = B2 * v + (1 - B2) * g[t - 1] * g[t - 1];
            double power = Math.pow(B2, t);
            double rho = limit - 2 * t * power / (1 - power);
            assertThat(rho > 4).as("rectified in step %d", t).isEqualTo(t >= 5);
            double mean = m / (1 - Math.pow(B1, t));
            if (rho > 4) {
              double up = (rho - 4) * (rho - 2) * limit;
              double down = (limit - 4) * (limit - 2) * rho;
              theta -= RATE * Math.sqrt(up / down) * mean / (Math.sqrt(v / (1 - power)) + EPS);
            } else {
              theta -= RATE * mean;
            }
            path[t - 1] = theta;
          }
          return path;
        });
  }

  @Test
  void nadam() {
    double psi = 0.5;
    Walk.assertFollows(
        Optimizers.nadam(CONSTANT, MOMENTS, psi),
        (theta, g) -> {
          double[] mu = new double[g.length + 2];
          double[] product = new double[g.length + 2];
          product[0] = 1;
          for (int t = 1; t < mu.length; t++) {
            mu[t] = B1 * (1 - 0.5 * Math.pow(0.96, t * psi));
            product[t] = product[t - 1] * mu[t];
          }
          double[] path = new double[g.length];
          double m = 0;
          double v = 0;
          for (int t = 1; t <= g.length; t++) {
            m = mu[t] * m + (1 - mu[t]) * g[t - 1];
            v = B2 * v + (1 - B2) * g[t - 1] * g[t - 1];
            double mean =
                mu[t + 1] * m / (1 - product[t + 1]) + (1 - mu[t]) * g[t - 1] / (1 - product[t]);
            theta -= RATE * mean / (Math.sqrt(v / (1 - Math.pow(B2, t))) + EPS);
            path[t - 1] = theta;
          }
          return path;
        });
  }
}
