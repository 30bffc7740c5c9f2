package leeml.spark.topology;

import java.io.Serializable;
import java.util.Arrays;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;

/**
 * A vector cut into slices of as good as equal length: slice j of K holds the numbers from ⌊jd/K⌋
 * to ⌊(j+1)d/K⌋. With K &gt; d some are empty.
 *
 * @param size d, at least 0
 * @param count K, at least 1
 */
public record Slices(int size, int count) implements Serializable {

  /** Checks the ranges. */
  public Slices {
    if (size < 0 || count < 1) {
      throw new IllegalArgumentException(
          "%d slices of %d numbers, expected at least 1 of at least 0".formatted(count, size));
    }
  }

  /**
   * Slices are cut from vectors that come in full.
   *
   * @param topology that cuts them, for the message
   * @throws IllegalArgumentException if the workers compress
   */
  static void requireFull(Topology topology, Compressor compressor) {
    if (!(compressor instanceof FullPrecision)) {
      throw new IllegalArgumentException(
          ("%s with compressor %s: slices are added up on their way and have to come in full;"
                  + " use --topology driver or tree")
              .formatted(topology.name(), compressor.name()));
    }
  }

  /** The first number of slice j, 0 ≤ j ≤ K. */
  public int from(int slice) {
    return (int) ((long) size * slice / count);
  }

  /** How many numbers slice j holds. */
  public int length(int slice) {
    return from(slice + 1) - from(slice);
  }

  /**
   * A copy of slice j.
   *
   * @param vector shape (d); not modified
   */
  public float[] cut(float[] vector, int slice) {
    return Arrays.copyOfRange(vector, from(slice), from(slice + 1));
  }
}
