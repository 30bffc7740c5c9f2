package leeml.sim;

import java.io.Serializable;
import leeml.optim.Require;

/**
 * What messages cost: α + nβ seconds for n bytes from one machine to another, and nγ for adding n
 * bytes up, the model of Thakur, Rabenseifner and Gropp, Optimization of collective communication
 * operations in MPICH, IJHPCA 19(1), 2005, §3. A machine sends one message at a time and receives
 * one at a time, and does both at once; machines do not disturb each other.
 *
 * @param latencySeconds α, at least 0
 * @param bytesPerSecond 1/β of every machine's link, above 0; may be infinite
 * @param bytesAddedPerSecond 1/γ, above 0; may be infinite
 */
public record Network(double latencySeconds, double bytesPerSecond, double bytesAddedPerSecond)
    implements Serializable {

  /** Messages that cost nothing. */
  public static final Network NONE =
      new Network(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Checks the ranges. */
  public Network {
    Require.notNegative("latency in seconds", latencySeconds);
    requireAboveZero("bytes a second", bytesPerSecond);
    requireAboveZero("bytes added up a second", bytesAddedPerSecond);
  }

  /** nβ: how long a message of so many bytes keeps a link busy. */
  public double linkSeconds(double bytes) {
    return bytes / bytesPerSecond;
  }

  /** nβ: how long a message of so many bytes keeps a link busy. */
  public double linkSeconds(long bytes) {
    return linkSeconds((double) bytes);
  }

  /** α + nβ: how long so many bytes are on their way over a free link, in one message. */
  public double seconds(double bytes) {
    return latencySeconds + linkSeconds(bytes);
  }

  /** α + nβ: how long so many bytes are on their way over a free link, in one message. */
  public double seconds(long bytes) {
    return seconds((double) bytes);
  }

  /** nγ. */
  public double addSeconds(double bytes) {
    return bytes / bytesAddedPerSecond;
  }

  /** nγ. */
  public double addSeconds(long bytes) {
    return addSeconds((double) bytes);
  }

  private static void requireAboveZero(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, but is " + value);
    }
  }
}
