package leeml.spark.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * Counts, means and co-moments of the rows of each class: the sufficient statistics of Gaussian
 * classes, nₖ, μₖ = 1/nₖ Σ_{i∈k} xᵢ and Cₖ = Σ_{i∈k} (xᵢ − μₖ)(xᵢ − μₖ)ᵀ. One pass adds them up,
 * parts merge, and no row is needed again.
 */
public final class ClassMoments implements Serializable {

  private final List<Comoments> classes;

  private ClassMoments(List<Comoments> classes) {
    this.classes = classes;
  }

  /**
   * No rows yet.
   *
   * @param columns the number p of features, at least 1
   * @param classes the number K of classes, at least 1
   */
  public ClassMoments(int columns, int classes) {
    this(
        new ArrayList<>(
            IntStream.range(0, classes).mapToObj(k -> Comoments.withoutTarget(columns)).toList()));
    if (classes < 1) {
      throw new IllegalArgumentException("classes = " + classes + ", expected at least 1");
    }
  }

  /**
   * Those of all rows by one pass on Spark. A partition sends K arrays of (p + 1)(p + 2)/2 doubles,
   * once, whatever the number of its rows; they are merged in the order of the partitions, so the
   * same partitions give the same bits.
   *
   * @param rows p features and the class, 0 … K − 1, after them
   */
  public static ClassMoments over(JavaRDD<double[]> rows, int columns, int classes) {
    List<ClassMoments> parts =
        rows.mapPartitions(
                part -> {
                  ClassMoments sums = new ClassMoments(columns, classes);
                  part.forEachRemaining(row -> sums.add(row, (int) row[columns]));
                  return List.of(sums).iterator();
                })
            .collect();
    ClassMoments all = new ClassMoments(columns, classes);
    parts.forEach(all::merge);
    return all;
  }

  /**
   * Adds a row.
   *
   * @param x the first p are read, not modified
   * @param k its class, 0 … K − 1
   */
  public void add(double[] x, int k) {
    classes.get(k).add(x);
  }

  /**
   * Adds the rows of another part.
   *
   * @param other not modified
   * @throws IllegalArgumentException if the numbers of columns or classes differ
   */
  public void merge(ClassMoments other) {
    if (other.classes() != classes()) {
      throw new IllegalArgumentException(
          "parts of %d and %d classes do not merge".formatted(classes(), other.classes()));
    }
    for (int k = 0; k < classes(); k++) {
      classes.get(k).merge(other.classes.get(k));
    }
  }

  /** The same sums over some of the columns. */
  public ClassMoments select(int... chosen) {
    return new ClassMoments(classes.stream().map(moments -> moments.select(chosen)).toList());
  }

  /** The sums of one class. */
  public Comoments of(int k) {
    return classes.get(k);
  }

  /** The sums over the rows of all classes together. */
  public Comoments together() {
    Comoments all = Comoments.withoutTarget(columns());
    classes.forEach(all::merge);
    return all;
  }

  /** The number K of classes. */
  public int classes() {
    return classes.size();
  }

  /** The number p of features. */
  public int columns() {
    return classes.get(0).columns();
  }

  /** The number n of rows of all classes. */
  public long count() {
    return classes.stream().mapToLong(Comoments::count).sum();
  }

  /** The share nₖ/n of a class among the rows. */
  public double prior(int k) {
    return (double) classes.get(k).count() / count();
  }

  /** The covariance that the classes share, Σ = Σₖ nₖ/n · Cₖ/nₖ = 1/n Σₖ Cₖ, of two columns. */
  public double sharedCovariance(int a, int b) {
    double sum = 0;
    for (Comoments moments : classes) {
      sum += moments.count() * moments.covariance(a, b);
    }
    return sum / count();
  }
}
