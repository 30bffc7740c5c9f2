package leeml.train.cluster;

import java.io.Serializable;
import java.util.List;

/**
 * Who mixes with whom: a doubly stochastic matrix W, kept by rows. After a round worker i stands at
 * Σⱼ Wᵢⱼ wⱼ, so the mean over all workers stays where it is.
 *
 * @param neighbours of each worker those j with Wᵢⱼ &gt; 0 in ascending order, itself among them
 * @param weights Wᵢⱼ in the same places
 */
public record Mixing(List<int[]> neighbours, List<double[]> weights) implements Serializable {

  private static final double TOLERANCE = 1e-9;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row or a column does not add up to 1
   */
  public Mixing {
    neighbours = List.copyOf(neighbours);
    weights = List.copyOf(weights);
    double[] columns = new double[neighbours.size()];
    for (int i = 0; i < columns.length; i++) {
      double row = 0;
      for (int n = 0; n < neighbours.get(i).length; n++) {
        row += weights.get(i)[n];
        columns[neighbours.get(i)[n]] += weights.get(i)[n];
      }
      requireOne("row", i, row);
    }
    for (int j = 0; j < columns.length; j++) {
      requireOne("column", j, columns[j]);
    }
  }

  /** The number of workers K. */
  public int workers() {
    return neighbours.size();
  }

  /**
   * Where a worker stands after mixing.
   *
   * @param positions of its neighbours, in their order, each of shape (d); not modified
   * @param into shape (d); overwritten
   */
  public void mix(int worker, List<float[]> positions, float[] into) {
    double[] row = weights.get(worker);
    for (int k = 0; k < into.length; k++) {
      double sum = 0;
      for (int n = 0; n < row.length; n++) {
        sum += row[n] * positions.get(n)[k];
      }
      into[k] = (float) sum;
    }
  }

  private static void requireOne(String what, int number, double sum) {
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "%s %d of the mixing matrix adds up to %s, expected 1".formatted(what, number, sum));
    }
  }
}
