package leeml.spark.server;

import java.io.Serializable;
import java.util.List;
import leeml.spark.net.Address;
import leeml.spark.topology.Slices;

/**
 * Where the slices of θ are served.
 *
 * @param size d
 * @param addresses by slice; several may be at one address
 */
public record ServerLocation(int size, List<Address> addresses) implements Serializable {

  /** Copies the list. */
  public ServerLocation {
    addresses = List.copyOf(addresses);
  }

  /** How θ is cut. */
  public Slices slices() {
    return new Slices(size, addresses.size());
  }
}
