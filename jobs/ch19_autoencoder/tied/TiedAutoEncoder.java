package ch19_autoencoder.tied;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.ExampleBatch;
import leeml.model.Objective;
import leeml.model.Rows;
import leeml.optim.Require;

/**
 * An auto-encoder of one layer whose decoder has the encoder's weights: h = σ(Wᵀx̃ + b), x̂ = σ(Wh
 * + c),
 *
 * <pre>
 *   L = 1/n Σ ( −Σᵢ xᵢ ln x̂ᵢ + (1 − xᵢ) ln(1 − x̂ᵢ)  +  λ ‖∂h/∂x‖² ),
 *   ‖∂h/∂x‖² = Σⱼ (hⱼ(1 − hⱼ))² Σᵢ Wᵢⱼ².
 * </pre>
 *
 * <p>x̃ is x with a share m of its numbers put to 0 and the rest divided by 1 − m; which ones is
 * drawn from the batch's rows and θ, so that the same θ and batch give the same answer. {@link
 * #loss} has x̃ = x. With λ above 0 the auto-encoder is contractive: the shared weights keep its
 * price from being cheated by a small encoder and a large decoder.
 *
 * <p>θ is W, shape (p, k) pixel by pixel, b, shape (k), and c, shape (p): begins with a layer as
 * {@code leeml.model.DenseNet} has it. One thread at a time.
 *
 * <p>Source: Vincent et al., JMLR 11 (2010), section 3 (masking noise); Rifai, Vincent, Muller,
 * Glorot, Bengio, <i>Contractive auto-encoders: explicit invariance during feature extraction</i>,
 * ICML 2011, equations 4 to 7.
 */
public final class TiedAutoEncoder implements Objective<ExampleBatch> {

  private static final int SAMPLED_PARAMETERS = 256;

  private final int pixels;
  private final int code;
  private final double penalty;
  private final double masked;
  private transient float[] transposed;

  private TiedAutoEncoder(int pixels, int code, double penalty, double masked) {
    this.pixels = pixels;
    this.code = code;
    this.penalty = penalty;
    this.masked = masked;
  }

  /**
   * Contractive, or plain.
   *
   * @param pixels p
   * @param code k
   * @param penalty λ, at least 0; 0 for the plain auto-encoder
   */
  public static TiedAutoEncoder contractive(int pixels, int code, double penalty) {
    return new TiedAutoEncoder(pixels, code, Require.notNegative("penalty", penalty), 0);
  }

  /**
   * De-noising.
   *
   * @param pixels p
   * @param code k
   * @param masked m, in [0, 1)
   */
  public static TiedAutoEncoder masking(int pixels, int code, double masked) {
    return new TiedAutoEncoder(pixels, code, 0, Require.decay("masked", masked));
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
    Rows rows = batch.examples().rows();
    double[] sizes = columnSquares(theta);
    double[] steep = new double[code];
    SplittableRandom random = new SplittableRandom(noiseSeed(theta, batch));
    transpose(theta);
    double loss = 0;
    for (int e = 0; e < n; e++) {
      float[] x = read(rows, batch.row(e));
      float[] seen = masked == 0 ? x : mask(x, random);
      float[] h = encode(theta, seen);
      float[] slopes = logits(theta, h);
      loss += crossEntropy(slopes, x, 1f / n);
      float[] below = below(theta, h, slopes, gradient);
      for (int j = 0; j < code; j++) {
        double slope = h[j] * (1 - h[j]);
        double squared = slope * slope;
        steep[j] += squared;
        loss += penalty * squared * sizes[j];
        // d(h(1 − h))²/da = 2 (h(1 − h))² (1 − 2h)
        double paid = penalty * sizes[j] * 2 * squared * (1 - 2 * h[j]) / n;
        below[j] = (float) (below[j] * slope + paid);
        gradient[pixels * code + j] += below[j];
      }
      for (int i = 0; i < pixels; i++) {
        if (seen[i] != 0) {
          add(seen[i], below, 0, gradient, i * code, code);
        }
      }
    }
    addPrice(theta, steep, n, gradient);
    return loss / n;
  }

  /** Overwrites the logits z with dℓ/dz = (σ(z) − x) · scale; returns ℓ. */
  private double crossEntropy(float[] z, float[] x, float scale) {
    double loss = 0;
    for (int i = 0; i < pixels; i++) {
      double tail = Math.exp(-Math.abs(z[i]));
      loss += Math.max(z[i], 0) + Math.log1p(tail) - x[i] * z[i];
      double back = (z[i] >= 0 ? 1 : tail) / (1 + tail);
      z[i] = (float) ((back - x[i]) * scale);
    }
    return loss;
  }

  /** Adds the decoder's part of the gradient by W and c; returns dL/dh, shape (k). */
  private float[] below(float[] theta, float[] h, float[] slopes, float[] gradient) {
    int biases = pixels * code + code;
    float[] below = new float[code];
    for (int i = 0; i < pixels; i++) {
      gradient[biases + i] += slopes[i];
      add(slopes[i], h, 0, gradient, i * code, code);
      add(slopes[i], theta, i * code, below, 0, code);
    }
    return below;
  }

  /** d/dWᵢⱼ of the price where hⱼ stands still: 2λ Wᵢⱼ times the mean of (hⱼ(1 − hⱼ))². */
  private void addPrice(float[] theta, double[] steep, int n, float[] gradient) {
    if (penalty == 0) {
      return;
    }
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < code; j++) {
        gradient[i * code + j] += (float) (2 * penalty * steep[j] / n) * theta[i * code + j];
      }
    }
  }

  @Override
  public double loss(float[] theta, ExampleBatch batch) {
    if (batch.size() == 0) {
      return 0;
    }
    transpose(theta);
    double sum = 0;
    for (int e = 0; e < batch.size(); e++) {
      float[] x = read(batch.examples().rows(), batch.row(e));
      sum += crossEntropy(logits(theta, encode(theta, x)), x, 1);
    }
    double mean = sum / batch.size();
    return penalty == 0 ? mean : mean + penalty * squaredDerivative(theta, batch);
  }

  /** The mean over a batch of ‖∂h/∂x‖², the squared Frobenius norm of the encoder's Jacobian. */
  public double squaredDerivative(float[] theta, ExampleBatch batch) {
    double[] sizes = columnSquares(theta);
    double sum = 0;
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, read(batch.examples().rows(), batch.row(e)));
      for (int j = 0; j < code; j++) {
        double slope = h[j] * (1 - h[j]);
        sum += slope * slope * sizes[j];
      }
    }
    return sum / batch.size();
  }

  /** The codes h of all rows of a batch, nothing hidden from them; shape (n, k). */
  public float[] codes(float[] theta, ExampleBatch batch) {
    float[] codes = new float[batch.size() * code];
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, read(batch.examples().rows(), batch.row(e)));
      System.arraycopy(h, 0, codes, e * code, code);
    }
    return codes;
  }

  /** x̂ of all rows of a batch, nothing hidden from them; shape (n, p). */
  public float[] outputs(float[] theta, ExampleBatch batch) {
    transpose(theta);
    float[] outputs = new float[batch.size() * pixels];
    for (int e = 0; e < batch.size(); e++) {
      float[] h = encode(theta, read(batch.examples().rows(), batch.row(e)));
      float[] z = logits(theta, h);
      for (int i = 0; i < pixels; i++) {
        outputs[e * pixels + i] = sigmoid(z[i]);
      }
    }
    return outputs;
  }

  /** The number k of a code. */
  public int code() {
    return code;
  }

  private float[] encode(float[] theta, float[] x) {
    float[] h = Arrays.copyOfRange(theta, pixels * code, pixels * code + code);
    for (int i = 0; i < pixels; i++) {
      if (x[i] != 0) {
        add(x[i], theta, i * code, h, 0, code);
      }
    }
    for (int j = 0; j < code; j++) {
      h[j] = sigmoid(h[j]);
    }
    return h;
  }

  /** Wh + c by Wᵀ, whose rows are as long as a picture. */
  private float[] logits(float[] theta, float[] h) {
    float[] z = Arrays.copyOfRange(theta, pixels * code + code, size());
    for (int j = 0; j < code; j++) {
      add(h[j], transposed, j * pixels, z, 0, pixels);
    }
    return z;
  }

  private void transpose(float[] theta) {
    if (transposed == null) {
      transposed = new float[pixels * code];
    }
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < code; j++) {
        transposed[j * pixels + i] = theta[i * code + j];
      }
    }
  }

  private double[] columnSquares(float[] theta) {
    double[] squares = new double[code];
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < code; j++) {
        squares[j] += (double) theta[i * code + j] * theta[i * code + j];
      }
    }
    return squares;
  }

  private float[] mask(float[] x, SplittableRandom random) {
    float[] seen = new float[pixels];
    float scale = (float) (1 / (1 - masked));
    for (int i = 0; i < pixels; i++) {
      seen[i] = random.nextDouble() < masked ? 0 : scale * x[i];
    }
    return seen;
  }

  /** A number for this θ and batch; of θ a part is looked at, since every step moves all of it. */
  private static long noiseSeed(float[] theta, ExampleBatch batch) {
    long seed = 1;
    for (int e = 0; e < batch.size(); e++) {
      seed = seed * 31 + batch.row(e);
    }
    int stride = Math.max(1, theta.length / SAMPLED_PARAMETERS);
    for (int i = 0; i < theta.length; i += stride) {
      seed = seed * 31 + Float.floatToRawIntBits(theta[i]);
    }
    return seed;
  }

  /** y[yAt + i] += a · x[xAt + i] for i &lt; length. */
  private static void add(float a, float[] x, int xAt, float[] y, int yAt, int length) {
    for (int i = 0; i < length; i++) {
      y[yAt + i] += a * x[xAt + i];
    }
  }

  private float[] read(Rows rows, int row) {
    float[] x = new float[pixels];
    rows.addScaled(row, 1, x, 0);
    return x;
  }

  private static float sigmoid(float z) {
    return (float) (1 / (1 + Math.exp(-z)));
  }
}
