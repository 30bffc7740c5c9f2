package ch17_dimension_reduction.topics;

import java.io.Serializable;
import java.util.List;

/**
 * What one pass over documents adds up: how often each topic is expected to have given each word.
 *
 * <p>A partition's sums are one object of 8·topics·words bytes; parts are added on the driver in
 * the order of the partitions, so that the same partitions give the same bits.
 */
final class TopicSums implements Serializable {

  final double[][] counts;
  double likelihood;

  TopicSums(int topics, int words) {
    counts = new double[topics][words];
  }

  static TopicSums merged(List<TopicSums> parts) {
    TopicSums all = new TopicSums(parts.get(0).counts.length, parts.get(0).counts[0].length);
    for (TopicSums part : parts) {
      all.likelihood += part.likelihood;
      for (int z = 0; z < all.counts.length; z++) {
        for (int w = 0; w < all.counts[z].length; w++) {
          all.counts[z][w] += part.counts[z][w];
        }
      }
    }
    return all;
  }

  /** Each row over its sum. */
  static double[][] normalised(double[][] rows) {
    double[][] normal = new double[rows.length][];
    for (int z = 0; z < rows.length; z++) {
      double sum = 0;
      for (double value : rows[z]) {
        sum += value;
      }
      normal[z] = rows[z].clone();
      for (int w = 0; w < normal[z].length; w++) {
        normal[z][w] /= sum;
      }
    }
    return normal;
  }
}
