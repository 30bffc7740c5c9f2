package ch19_autoencoder.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.model.Rows;
import leeml.optim.Require;

/**
 * An auto-encoder of one layer whose decoder has the encoder's weights, and which may pay for the
 * derivative of its code: h = σ(Wᵀx + b), x̂ = σ(Wh + c),
 *
 * <pre>
 *   L = 1/n Σ ( −Σᵢ xᵢ ln x̂ᵢ + (1 − xᵢ) ln(1 − x̂ᵢ)  +  λ ‖∂h/∂x‖² ),
 *   ‖∂h/∂x‖² = Σⱼ (hⱼ(1 − hⱼ))² Σᵢ Wᵢⱼ².
 * </pre>
 *
 * <p>That the weights are shared keeps the price from being cheated: a small encoder would need a
 * large decoder. θ is W, shape (p, k) pixel by pixel, b, shape (k), and c, shape (p). One thread at
 * a time.
 *
 * <p>Source: Rifai, Vincent, Muller, Glorot, Bengio, Contractive auto-encoders: explicit invariance
 * during feature extraction, ICML 2011, equations 4 to 7.
 */
public final class TiedAutoEncoder implements Objective<ExampleBatch> {

  private final int pixels;
  private final int code;
  private final double penalty;

  /**
   * An auto-encoder.
   *
   * @param pixels p
   * @param code k
   * @param penalty λ, at least 0; 0 for the plain auto-encoder
   */
  public TiedAutoEncoder(int pixels, int code, double penalty) {
    this.pixels = pixels;
    this.code = code;
    this.penalty = Require.notNegative("penalty", penalty);
  }

  @Override
  public int size() {
    return pixels * code + code + pixels;
  }

  /** Weights uniform in ±√(6 / (p + k)), biases 0 (Glorot, Bengio 2010). */
  @Override
  public float[] initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double limit = Math.sqrt(6.0 / (pixels + code));
    float[] theta = new float[size()];
    for (int i = 0; i < pixels * code; i++) {
      theta[i] = (float) random.nextDouble(-limit, limit);
    }
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
    Arrays.fill(gradient, 0);
    int n = batch.size();
    if (n == 0) {
      return 0;
    }
    double[] sizes = columnSquares(theta);
    double[] steep = new double[code];
    float[] x = new float[pixels];
    float[] deltas = new float[code];
    double loss = 0;
    for (int e = 0; e < n; e++) {
      float[] h = encode(theta, batch.examples().rows(), batch.row(e));
      read(batch.examples().rows(), batch.row(e), x);
      Arrays.fill(deltas, 0);
      loss += decode(theta, h, x, gradient, deltas, n);
      for (int j = 0; j < code; j++) {
        double slope = h[j] * (1 - h[j]);
        double squared = slope * slope;
        steep[j] += squared;
        loss += penalty * squared * sizes[j];
        // d(h(1 − h))²/da = 2 (h(1 − h))² (1 − 2h)
        double paid = penalty * sizes[j] * 2 * squared * (1 - 2 * h[j]) / n;
        deltas[j] = (float) (deltas[j] * slope + paid);
        gradient[pixels * code + j] += deltas[j];
      }
      batch.examples().rows().addOuter(batch.row(e), deltas, 0, code, gradient, 0);
    }
    addPrice(theta, steep, n, gradient);
    return loss / n;
  }

  /**
   * Goes back to the pixels: adds to the gradient by W and c what the decoder says, and to {@code
   * below} dL/dh.
   *
   * @return the cross entropy of the picture
   */
  private double decode(
      float[] theta, float[] h, float[] x, float[] gradient, float[] below, int n) {
    double loss = 0;
    int biases = pixels * code + code;
    for (int i = 0; i < pixels; i++) {
      double z = logit(theta, h, i);
      loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - x[i] * z;
      float delta = (float) ((sigmoid(z) - x[i]) / n);
      gradient[biases + i] += delta;
      int row = i * code;
      for (int j = 0; j < code; j++) {
        gradient[row + j] += delta * h[j];
      }
      for (int j = 0; j < code; j++) {
        below[j] += delta * theta[row + j];
      }
    }
    return loss;
  }

  /** d/dWᵢⱼ of the price where hⱼ stands still: 2λ Wᵢⱼ times the mean of (hⱼ(1 − hⱼ))². */
  private void addPrice(float[] theta, double[] steep, int n, float[] gradient) {
    if (penalty == 0) {
      return;
    }
    for (int j = 0; j < code; j++) {
      float factor = (float) (2 * penalty * steep[j] / n);
      for (int i = j; i < pixels * code; i += code) {
        gradient[i] += factor * theta[i];
      }
    }
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    if (batch.size() == 0) {
      return 0;
    }
    double sum = 0;
    float[] x = new float[pixels];
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, batch.examples().rows(), batch.row(e));
      read(batch.examples().rows(), batch.row(e), x);
      for (int i = 0; i < pixels; i++) {
        double z = logit(theta, h, i);
        sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - x[i] * z;
      }
    }
    double mean = sum / batch.size();
    return penalty == 0 ? mean : mean + penalty * squaredDerivative(theta, batch);
  }

  /** The mean over a batch of ‖∂h/∂x‖², the squared Frobenius norm of the encoder's Jacobian. */
  public double squaredDerivative(float[] theta, ExampleBatch batch) {
    double[] sizes = columnSquares(theta);
    double sum = 0;
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, batch.examples().rows(), batch.row(e));
      for (int j = 0; j < code; j++) {
        double slope = h[j] * (1 - h[j]);
        sum += slope * slope * sizes[j];
      }
    }
    return sum / batch.size();
  }

  /** The code h of one row, shape (k), a new array. */
  public float[] encode(float[] theta, Rows rows, int row) {
    float[] h = Arrays.copyOfRange(theta, pixels * code, pixels * code + code);
    rows.addProduct(row, theta, 0, code, h, 0);
    for (int j = 0; j < code; j++) {
      h[j] = (float) sigmoid(h[j]);
    }
    return h;
  }

  /** Pictures of codes: x̂ of all rows of a batch, shape (n, p). */
  public float[] outputs(float[] theta, ExampleBatch batch) {
    float[] outputs = new float[batch.size() * pixels];
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, batch.examples().rows(), batch.row(e));
      for (int i = 0; i < pixels; i++) {
        outputs[e * pixels + i] = (float) sigmoid(logit(theta, h, i));
      }
    }
    return outputs;
  }

  /**
   * J Jᵀ with J = ∂h/∂x = diag(h(1 − h)) Wᵀ at one code, shape (k, k): its eigenvalues are the
   * squares of J's singular values.
   *
   * @param gram {@link #gram} of the same θ
   */
  public static double[][] jacobianGram(double[][] gram, float[] h) {
    double[][] product = new double[h.length][h.length];
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < h.length; j++) {
        product[i][j] = h[i] * (1 - h[i]) * gram[i][j] * h[j] * (1 - h[j]);
      }
    }
    return product;
  }

  /** WᵀW, shape (k, k). */
  public double[][] gram(float[] theta) {
    double[][] gram = new double[code][code];
    for (int i = 0; i < pixels; i++) {
      for (int a = 0; a < code; a++) {
        double w = theta[i * code + a];
        for (int b = 0; b < code; b++) {
          gram[a][b] += w * theta[i * code + b];
        }
      }
    }
    return gram;
  }

  /** The number k of a code. */
  public int code() {
    return code;
  }

  private double[] columnSquares(float[] theta) {
    double[] squares = new double[code];
    for (int i = 0; i < pixels * code; i++) {
      squares[i % code] += (double) theta[i] * theta[i];
    }
    return squares;
  }

  private double logit(float[] theta, float[] h, int pixel) {
    int row = pixel * code;
    float even = 0;
    float odd = 0;
    int j = 0;
    // Two sums that do not wait for each other.
    for (; j + 1 < code; j += 2) {
      even += theta[row + j] * h[j];
      odd += theta[row + j + 1] * h[j + 1];
    }
    for (; j < code; j++) {
      even += theta[row + j] * h[j];
    }
    return theta[pixels * code + code + pixel] + even + odd;
  }

  private static void read(Rows rows, int row, float[] into) {
    Arrays.fill(into, 0);
    rows.addScaled(row, 1, into, 0);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
