package ch17_dimension_reduction.pca;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** How well a map keeps who is near whom. */
public final class Neighbours {

  private Neighbours() {}

  /**
   * The share of each point's k nearest neighbours that are among its k nearest on the map, mean
   * over points: 1 where neighbourhoods are kept, about k/n for a map that knows nothing.
   *
   * @param truth shape (n, any); not modified
   * @param map shape (n, any); not modified
   * @param k 1 … n − 1
   */
  public static double kept(double[][] truth, double[][] map, int k) {
    long common = 0;
    for (int i = 0; i < truth.length; i++) {
      Set<Integer> near = nearest(truth, i, k);
      near.retainAll(nearest(map, i, k));
      common += near.size();
    }
    return (double) common / ((long) k * truth.length);
  }

  private record Near(int point, double distance) implements Comparable<Near> {
    @Override
    public int compareTo(Near other) {
      return Double.compare(other.distance, distance); // the farthest leaves first
    }
  }

  private static Set<Integer> nearest(double[][] points, int from, int k) {
    PriorityQueue<Near> nearest = new PriorityQueue<>();
    for (int i = 0; i < points.length; i++) {
      if (i != from) {
        double distance = squaredDistance(points[i], points[from]);
        if (nearest.size() < k) {
          nearest.add(new Near(i, distance));
        } else if (distance < nearest.peek().distance) {
          nearest.poll();
          nearest.add(new Near(i, distance));
        }
      }
    }
    Set<Integer> numbers = new HashSet<>();
    nearest.forEach(near -> numbers.add(near.point));
    return numbers;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
