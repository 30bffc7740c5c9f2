package ch17_dimension_reduction.pca;

import java.util.function.Supplier;
import leeml.spark.pca.Angles;
import leeml.spark.pca.PrincipalComponents;

/**
 * Components as one way of computing found them.
 *
 * @param name of the way
 * @param axes shape (k, p)
 * @param shares of the whole variance, shape (k)
 * @param seconds it took
 */
public record Way(String name, double[][] axes, double[] shares, double seconds) {

  /** Of the library's components. */
  public static Way of(String name, Supplier<PrincipalComponents> search) {
    long start = System.nanoTime();
    PrincipalComponents found = search.get();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double[] shares = new double[found.count()];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = found.share(k);
    }
    return new Way(name, found.axes(), shares, seconds);
  }

  /** Of MLlib's. */
  public static Way ofMllib(Supplier<MllibPca> search) {
    long start = System.nanoTime();
    MllibPca found = search.get();
    return new Way("MLlib", found.axes(), found.shares(), (System.nanoTime() - start) * 1e-9);
  }

  /**
   * The largest angle to another way's axes, in degrees, over components that the data determine.
   *
   * @param determined which of the first components to look at
   */
  public double angleTo(Way other, boolean[] determined) {
    double largest = 0;
    for (int k = 0; k < determined.length; k++) {
      if (determined[k]) {
        largest = Math.max(largest, Angles.between(axes[k], other.axes[k]));
      }
    }
    return largest;
  }

  /** The largest difference of the first {@code count} shares to another way's. */
  public double shareDifference(Way other, int count) {
    double largest = 0;
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, Math.abs(shares[k] - other.shares[k]));
    }
    return largest;
  }

  /**
   * Which of the first components stand alone: two of the same variance could be turned within
   * their plane and be as right.
   *
   * @param count how many to look at, at most those there are
   * @param gap least distance to the next variance, as a share of the whole variance
   */
  public boolean[] determined(int count, double gap) {
    boolean[] determined = new boolean[count];
    for (int k = 0; k < count; k++) {
      double above = k == 0 ? Double.POSITIVE_INFINITY : shares[k - 1];
      double below = k + 1 < shares.length ? shares[k + 1] : 0;
      determined[k] = above - shares[k] > gap && shares[k] - below > gap;
    }
    return determined;
  }
}
