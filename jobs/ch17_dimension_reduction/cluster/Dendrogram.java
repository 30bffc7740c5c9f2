package ch17_dimension_reduction.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.report.chart.LineChart;

/**
 * The tree of merges: cut into clusters, and drawn.
 *
 * @param rows n
 * @param merges n − 1 of them by rising height
 */
public record Dendrogram(int rows, List<Merge> merges) {

  /** A curve of this many corners: up, across, down, and a gap. */
  private static final int CORNERS = 5;

  /**
   * The cluster of each row when the last k − 1 merges are undone; numbered by their first rows.
   *
   * @param clusters k, 1 … n
   */
  public int[] cut(int clusters) {
    int[] of = new int[rows + merges.size()];
    Arrays.fill(of, -1);
    for (int m = merges.size() - 1; m >= 0; m--) {
      boolean undone = m > merges.size() - clusters;
      int own = undone ? -1 : of[rows + m] < 0 ? rows + m : of[rows + m];
      of[merges.get(m).left()] = own;
      of[merges.get(m).right()] = own;
    }
    List<Integer> seen = new ArrayList<>();
    int[] cut = new int[rows];
    for (int i = 0; i < rows; i++) {
      int top = of[i] < 0 ? i : of[i];
      if (!seen.contains(top)) {
        seen.add(top);
      }
      cut[i] = seen.indexOf(top);
    }
    return cut;
  }

  /** How often a merge is lower than one that it stands on, beyond rounding; 0 in a tree. */
  public long inversions() {
    return merges.stream()
        .filter(merge -> below(merge.left(), merge) || below(merge.right(), merge))
        .count();
  }

  private boolean below(int child, Merge merge) {
    return child >= rows && merges.get(child - rows).height() > merge.height() * (1 + 1e-9);
  }

  /**
   * Draws the last merges; what is below stands for its rows as one leaf.
   *
   * @param leaves how many leaves at the most, at least 2
   * @param clusters how many clusters to draw in colours of their own, 1 … leaves
   */
  public LineChart chart(String title, String height, int leaves, int clusters) {
    int first = Math.max(0, merges.size() - leaves + 1);
    LineChart chart = LineChart.of(title, "leaves, neighbours in the tree side by side", height);
    double[] centres = new double[rows + merges.size()];
    place(rows + merges.size() - 1, first, 0, centres);
    List<List<Integer>> parts = parts(first, clusters);
    for (int part = 0; part < parts.size(); part++) {
      double[] x = new double[CORNERS * parts.get(part).size()];
      double[] y = new double[x.length];
      int at = 0;
      for (int m : parts.get(part)) {
        draw(m, first, centres, x, y, at);
        at += CORNERS;
      }
      if (at > 0) {
        chart.series(part == 0 ? "above the cut" : "cluster " + part, x, y);
      }
    }
    return chart;
  }

  /** Sets where on the horizontal axis each cluster stands; returns the next free place. */
  private int place(int cluster, int first, int free, double[] centres) {
    if (cluster < rows + first) {
      centres[cluster] = free + 1;
      return free + 1;
    }
    Merge merge = merges.get(cluster - rows);
    int between = place(merge.left(), first, free, centres);
    int after = place(merge.right(), first, between, centres);
    centres[cluster] = (centres[merge.left()] + centres[merge.right()]) / 2;
    return after;
  }

  /** The merges above the cut, then those of each cluster below it. */
  private List<List<Integer>> parts(int first, int clusters) {
    int cut = Math.max(first, merges.size() - clusters + 1);
    List<List<Integer>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (int m = merges.size() - 1; m >= cut; m--) {
      parts.get(0).add(m);
      for (int child : List.of(merges.get(m).left(), merges.get(m).right())) {
        if (child < rows + cut) {
          List<Integer> part = new ArrayList<>();
          collect(child, first, part);
          parts.add(part);
        }
      }
    }
    if (cut == merges.size()) {
      List<Integer> all = new ArrayList<>();
      collect(rows + merges.size() - 1, first, all);
      parts.add(all);
    }
    return parts;
  }

  private void collect(int cluster, int first, List<Integer> into) {
    if (cluster >= rows + first) {
      into.add(cluster - rows);
      collect(merges.get(cluster - rows).left(), first, into);
      collect(merges.get(cluster - rows).right(), first, into);
    }
  }

  private void draw(int m, int first, double[] centres, double[] x, double[] y, int at) {
    Merge merge = merges.get(m);
    double left = centres[merge.left()];
    double right = centres[merge.right()];
    x[at] = left;
    y[at] = top(merge.left(), first);
    x[at + 1] = left;
    y[at + 1] = merge.height();
    x[at + 2] = right;
    y[at + 2] = merge.height();
    x[at + 3] = right;
    y[at + 3] = top(merge.right(), first);
    x[at + 4] = Double.NaN; // parts one merge from the next
    y[at + 4] = Double.NaN;
  }

  private double top(int cluster, int first) {
    return cluster < rows + first ? 0 : merges.get(cluster - rows).height();
  }
}
