package leeml.spark.net;

import java.io.Serializable;

/**
 * Where an endpoint listens.
 *
 * @param host a name or an IP address
 * @param port 1 to 65535
 */
public record Address(String host, int port) implements Serializable {

  /** Checks the range. */
  public Address {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "address '%s:%d', expected a host and a port in 1..65535".formatted(host, port));
    }
  }

  /**
   * Reads what {@link #toString()} gave.
   *
   * @throws IllegalArgumentException if the text is no {@code host:port}
   */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new Address(
          text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("address '" + text + "', expected host:port", e);
    }
  }

  /** {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
