package ch17_dimension_reduction.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering: every row begins as a cluster, and the two nearest merge until one is
 * left.
 *
 * <p>By the chain of nearest neighbours: walk from any cluster to its nearest, from there to its
 * nearest, and so on; distances fall along the way, so it ends in two that are each other's
 * nearest. Those merge, whatever else lies nearer together elsewhere, and the chain goes on from
 * where it was: for the linkages here a merger is never nearer to a third cluster than its parts
 * were. O(n²) time instead of O(n³), the same tree.
 *
 * <p>Source: F. Murtagh, A Survey of Recent Advances in Hierarchical Clustering Algorithms,
 * Computer Journal 26, 1983; D. Müllner, Modern Hierarchical, Agglomerative Clustering Algorithms,
 * arXiv 1109.2378, 2011 (the order of merges by height afterwards).
 */
public final class Agglomeration {

  private final Linkage linkage;
  private final double[][] below;
  private final int[] sizes;
  private final boolean[] gone;

  /** A merge while it is found: clusters go by the place of one of their rows. */
  private record Found(int kept, int dropped, double height) {}

  private Agglomeration(Distances distances, Linkage linkage) {
    this.linkage = linkage;
    int n = distances.count();
    below = new double[n][];
    for (int i = 0; i < n; i++) {
      below[i] = new double[i];
      for (int j = 0; j < i; j++) {
        double distance = distances.get(i, j);
        below[i][j] = linkage.onSquares() ? distance * distance : distance;
      }
    }
    sizes = new int[n];
    Arrays.fill(sizes, 1);
    gone = new boolean[n];
  }

  /**
   * The n − 1 merges by rising height.
   *
   * @param distances of at least one row; not modified
   */
  public static List<Merge> chain(Distances distances, Linkage linkage) {
    return numbered(new Agglomeration(distances, linkage).chain(), distances.count());
  }

  /**
   * The same by looking at all pairs before each merge, O(n³): what the chain is checked against.
   */
  public static List<Merge> search(Distances distances, Linkage linkage) {
    return numbered(new Agglomeration(distances, linkage).search(), distances.count());
  }

  private List<Found> chain() {
    int n = sizes.length;
    List<Found> found = new ArrayList<>();
    int[] chain = new int[n];
    int length = 0;
    int first = 0;
    while (found.size() < n - 1) {
      if (length == 0) {
        while (gone[first]) {
          first++;
        }
        chain[length++] = first;
      }
      int tip = chain[length - 1];
      int before = length > 1 ? chain[length - 2] : -1;
      int next = nearest(tip, before);
      if (next == before) {
        found.add(merge(tip, next));
        length -= 2;
      } else {
        chain[length++] = next;
      }
    }
    return found;
  }

  private List<Found> search() {
    List<Found> found = new ArrayList<>();
    while (found.size() < sizes.length - 1) {
      int a = -1;
      int b = -1;
      for (int i = 0; i < sizes.length; i++) {
        for (int j = 0; j < i && !gone[i]; j++) {
          if (!gone[j] && (a < 0 || below[i][j] < get(a, b))) {
            a = i;
            b = j;
          }
        }
      }
      found.add(merge(a, b));
    }
    return found;
  }

  /** Of several as near, the one before in the chain, or it would never end. */
  private int nearest(int cluster, int before) {
    int nearest = before;
    double least = before < 0 ? Double.POSITIVE_INFINITY : get(cluster, before);
    for (int k = 0; k < sizes.length; k++) {
      if (k != cluster && !gone[k] && get(cluster, k) < least) {
        least = get(cluster, k);
        nearest = k;
      }
    }
    return nearest;
  }

  private Found merge(int a, int b) {
    int kept = Math.min(a, b);
    int dropped = Math.max(a, b);
    double apart = get(a, b);
    gone[dropped] = true;
    for (int k = 0; k < sizes.length; k++) {
      if (k != kept && !gone[k]) {
        double merged =
            linkage.merged(
                get(kept, k), get(dropped, k), apart, sizes[kept], sizes[dropped], sizes[k]);
        below[Math.max(kept, k)][Math.min(kept, k)] = merged;
      }
    }
    sizes[kept] += sizes[dropped];
    return new Found(kept, dropped, linkage.onSquares() ? Math.sqrt(apart) : apart);
  }

  private double get(int i, int j) {
    return i > j ? below[i][j] : below[j][i];
  }

  /** Sorts by height, and names each cluster after the merge that made it. */
  private static List<Merge> numbered(List<Found> found, int n) {
    List<Found> rising = found.stream().sorted(Comparator.comparingDouble(Found::height)).toList();
    int[] parent = IntStream.range(0, n).toArray();
    int[] name = IntStream.range(0, n).toArray();
    int[] size = new int[n];
    Arrays.fill(size, 1);
    List<Merge> merges = new ArrayList<>();
    for (Found merge : rising) {
      int a = root(parent, merge.kept);
      int b = root(parent, merge.dropped);
      size[a] += size[b];
      merges.add(
          new Merge(Math.min(name[a], name[b]), Math.max(name[a], name[b]), merge.height, size[a]));
      parent[b] = a;
      name[a] = n + merges.size() - 1;
    }
    return merges;
  }

  private static int root(int[] parent, int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
