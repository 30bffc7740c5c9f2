package ch19_autoencoder.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    return Math.sqrt(
        meanSquaredDistance(codes(pictures), codes(changed)) / squaredApart(codes(pictures)));
  }

  /** The codes of pictures, shape (n, k). */
  public float[][] codes(Examples pictures) {
    return IntStream.range(0, pictures.size())
        .mapToObj(i -> net.encode(theta, pictures.rows(), i))
        .toArray(float[][]::new);
  }

  /**
   * The singular values of ∂h/∂x, largest first, each averaged over pictures.
   *
   * @param pictures the first ones to look at
   */
  public double[] singularValues(Examples pictures, int count) {
    double[][] gram = net.gram(theta);
    double[] mean = new double[net.code()];
    int looked = Math.min(count, pictures.size());
    for (int i = 0; i < looked; i++) {
      float[] h = net.encode(theta, pictures.rows(), i);
      double[] squares =
          new EigenDecomposition(
                  new Array2DRowRealMatrix(TiedAutoEncoder.jacobianGram(gram, h), false))
              .getRealEigenvalues();
      Arrays.sort(squares);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += Math.sqrt(Math.max(0, squares[mean.length - 1 - j])) / looked;
      }
    }
    return mean;
  }

  static double meanSquaredDistance(float[][] codes, float[][] others) {
    double sum = 0;
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < codes[i].length; j++) {
        double difference = (double) codes[i][j] - others[i][j];
        sum += difference * difference;
      }
    }
    return sum / codes.length;
  }

  /** E‖u − v‖² of two codes drawn independently: twice the sum of their variances. */
  static double squaredApart(float[][] codes) {
    double sum = 0;
    for (int j = 0; j < codes[0].length; j++) {
      double mean = 0;
      double squares = 0;
      for (float[] code : codes) {
        mean += code[j] / codes.length;
        squares += (double) code[j] * code[j] / codes.length;
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
