package leeml.train.strategy.averaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import leeml.train.cluster.Mixing;

/** Who is whose neighbour; every worker and each of its neighbours count the same. */
public enum Graph {
  /** Worker i with i − 1 and i + 1 around a circle. */
  RING {
    @Override
    SortedSet<Integer> around(int i, int workers) {
      return new TreeSet<>(List.of((i + workers - 1) % workers, (i + 1) % workers));
    }
  },
  /**
   * A grid closed at its edges, as square as the number of workers allows: up to four neighbours.
   */
  TORUS {
    @Override
    SortedSet<Integer> around(int i, int workers) {
      int rows = (int) Math.sqrt(workers);
      while (workers % rows != 0) {
        rows--;
      }
      int columns = workers / rows;
      int row = i / columns;
      int column = i % columns;
      return new TreeSet<>(
          List.of(
              (row + rows - 1) % rows * columns + column,
              (row + 1) % rows * columns + column,
              row * columns + (column + columns - 1) % columns,
              row * columns + (column + 1) % columns));
    }
  },
  /** Everyone with everyone: the mean. */
  COMPLETE {
    @Override
    SortedSet<Integer> around(int i, int workers) {
      SortedSet<Integer> all = new TreeSet<>();
      for (int j = 0; j < workers; j++) {
        all.add(j);
      }
      return all;
    }
  };

  abstract SortedSet<Integer> around(int worker, int workers);

  /** As it is written after {@code graph=}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * W: 1/(1 + degree) for a worker and each of its neighbours. Every worker of these graphs has as
   * many neighbours as any other, so W is doubly stochastic.
   *
   * @param workers K, at least 1
   */
  public Mixing mixing(int workers) {
    List<int[]> neighbours = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      SortedSet<Integer> near = around(i, workers);
      near.add(i);
      double[] row = new double[near.size()];
      Arrays.fill(row, 1.0 / row.length);
      neighbours.add(near.stream().mapToInt(Integer::intValue).toArray());
      weights.add(row);
    }
    return new Mixing(neighbours, weights);
  }
}
