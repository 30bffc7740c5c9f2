package ch19_autoencoder.tied;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.Examples;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How far codes move when pictures change a little, against how far they lie apart: √(E‖f(x′) −
 * f(x)‖² / E‖f(x) − f(y)‖²) for x′ a changed x and y another picture. Codes that are merely made
 * smaller have the same ratio.
 *
 * @param net the auto-encoder
 * @param theta its parameters
 */
public record Sensitivity(TiedAutoEncoder net, float[] theta) {

  /** √ of the mean squared movement over that between two pictures drawn from {@code pictures}. */
  public double ratio(Examples pictures, Examples changed) {
    float[] codes = codes(pictures);
    return Math.sqrt(
        meanSquaredDistance(codes, codes(changed), net.code()) / squaredApart(codes, net.code()));
  }

  /** The codes of pictures, shape (n, k) row by row. */
  public float[] codes(Examples pictures) {
    return net.codes(theta, pictures.all());
  }

  /**
   * The singular values of J = ∂h/∂x = diag(h(1 − h)) Wᵀ, largest first, each averaged over
   * pictures: the roots of the eigenvalues of J Jᵀ.
   */
  public double[] singularValues(Examples pictures) {
    int k = net.code();
    double[][] gram = gram();
    float[] codes = codes(pictures);
    double[] mean = new double[k];
    for (int e = 0; e < pictures.size(); e++) {
      double[][] product = new double[k][k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          product[i][j] = slope(codes[e * k + i]) * gram[i][j] * slope(codes[e * k + j]);
        }
      }
      double[] squares =
          new EigenDecomposition(new Array2DRowRealMatrix(product, false)).getRealEigenvalues();
      Arrays.sort(squares);
      for (int j = 0; j < k; j++) {
        mean[j] += Math.sqrt(Math.max(0, squares[k - 1 - j])) / pictures.size();
      }
    }
    return mean;
  }

  private static double slope(float h) {
    return h * (1 - h);
  }

  /** WᵀW, shape (k, k). */
  private double[][] gram() {
    int k = net.code();
    int weights = (net.size() - k) / (k + 1) * k;
    double[][] gram = new double[k][k];
    for (int at = 0; at < weights; at += k) {
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          gram[a][b] += (double) theta[at + a] * theta[at + b];
        }
      }
    }
    return gram;
  }

  /** The mean over pairs of codes of the squared distance between them. */
  static double meanSquaredDistance(float[] codes, float[] others, int width) {
    double sum = 0;
    for (int i = 0; i < codes.length; i++) {
      double difference = (double) codes[i] - others[i];
      sum += difference * difference;
    }
    return sum / codes.length * width;
  }

  /** E‖u − v‖² of two codes drawn independently: twice the sum of their variances. */
  static double squaredApart(float[] codes, int width) {
    int count = codes.length / width;
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double mean = 0;
      double squares = 0;
      for (int i = j; i < codes.length; i += width) {
        mean += codes[i] / (double) count;
        squares += (double) codes[i] * codes[i] / count;
      }
      sum += 2 * (squares - mean * mean);
    }
    return sum;
  }

  /** Pictures moved to the right by some pixels; what comes in is black. */
  public static Examples shifted(Examples pictures, int width, int by) {
    float[] pixels = pixels(pictures);
    float[] moved = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      if (i % width >= by) {
        moved[i] = pixels[i - by];
      }
    }
    return Examples.dense(moved, pictures.rows().columns(), pictures.targets());
  }

  /** Pictures with normal noise on them, not cut off. */
  public static Examples noisy(Examples pictures, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = pixels(pictures);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (float) (deviation * random.nextGaussian());
    }
    return Examples.dense(pixels, pictures.rows().columns(), pictures.targets());
  }

  private static float[] pixels(Examples pictures) {
    int columns = pictures.rows().columns();
    float[] pixels = new float[pictures.size() * columns];
    for (int i = 0; i < pictures.size(); i++) {
      pictures.rows().addScaled(i, 1, pixels, i * columns);
    }
    return pixels;
  }
}
