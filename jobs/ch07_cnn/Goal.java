package ch07_cnn;

import java.io.Serializable;
import java.util.Arrays;
import leeml.dl4j.LayerFunction;

/** What a picture is made for, of several at once. Goes to executors. */
sealed interface Goal extends Serializable {

  /** How many pictures. */
  int count();

  /** The layers that are looked at. */
  LayerFunction layers(LeNet net, float[] theta);

  /**
   * The derivative of each picture's goal by the layers' outputs.
   *
   * @param outputs shape (count, m); not modified
   * @return the same shape
   */
  float[] weights(float[] outputs);

  /** λ of λ Σ|xᵢ|. */
  double penalty();

  /** What is reached of each picture's goal, from the outputs; shape (count). */
  double[] reached(float[] outputs);

  /**
   * Filters of the second convolution: picture n is made for aᵏ = Σᵢⱼ zᵏᵢⱼ with k = from + n, the
   * sum over the filter's map, before its ReLU.
   *
   * @param from the first filter
   * @param to one past the last
   * @param filters how many the layer has
   */
  record Filters(int from, int to, int filters) implements Goal {

    @Override
    public int count() {
      return to - from;
    }

    @Override
    public LayerFunction layers(LeNet net, float[] theta) {
      return net.secondMaps(theta);
    }

    @Override
    public float[] weights(float[] outputs) {
      float[] weights = new float[outputs.length];
      int area = area(outputs);
      for (int n = 0; n < count(); n++) {
        int at = (n * filters + from + n) * area;
        Arrays.fill(weights, at, at + area, 1);
      }
      return weights;
    }

    @Override
    public double penalty() {
      return 0;
    }

    @Override
    public double[] reached(float[] outputs) {
      double[] sums = new double[count()];
      int area = area(outputs);
      for (int n = 0; n < count(); n++) {
        sums[n] = sum(outputs, (n * filters + from + n) * area, area);
      }
      return sums;
    }

    private int area(float[] outputs) {
      return outputs.length / (count() * filters);
    }

    /** Σ of {@code length} numbers from {@code at} on. */
    static double sum(float[] values, int at, int length) {
      double sum = 0;
      for (int i = at; i < at + length; i++) {
        sum += values[i];
      }
      return sum;
    }
  }

  /**
   * Classes: picture k is made for ln pₖ, p = softmax(z), whose derivative by z is onehot(k) − p.
   *
   * @param count K
   * @param penalty λ, at least 0
   */
  record Classes(int count, double penalty) implements Goal {

    @Override
    public LayerFunction layers(LeNet net, float[] theta) {
      return net.scores(theta);
    }

    @Override
    public float[] weights(float[] scores) {
      float[] weights = new float[scores.length];
      for (int k = 0; k < count; k++) {
        double[] p = softmax(scores, k * count);
        for (int j = 0; j < count; j++) {
          weights[k * count + j] = (float) ((j == k ? 1 : 0) - p[j]);
        }
      }
      return weights;
    }

    @Override
    public double[] reached(float[] scores) {
      double[] reached = new double[count];
      for (int k = 0; k < count; k++) {
        reached[k] = softmax(scores, k * count)[k];
      }
      return reached;
    }

    private double[] softmax(float[] scores, int at) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < count; j++) {
        largest = Math.max(largest, scores[at + j]);
      }
      double[] p = new double[count];
      double sum = 0;
      for (int j = 0; j < count; j++) {
        p[j] = Math.exp(scores[at + j] - largest);
        sum += p[j];
      }
      for (int j = 0; j < count; j++) {
        p[j] /= sum;
      }
      return p;
    }
  }
}
