package leeml.train.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What must agree between the run that wrote a checkpoint and the one that goes on from it, as
 * names and values for people: strategy, optimizer, seed, size of θ, examples of each worker.
 *
 * @param facts in the order in which they are compared
 */
public record Identity(Map<String, String> facts) {

  /** Copies the map, order and all. */
  public Identity {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** These facts and then {@code others}. */
  public Identity and(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.putAll(others);
    return new Identity(all);
  }

  /** What of this run is another in a checkpoint; empty if they agree. */
  public List<String> differences(Identity ofCheckpoint) {
    List<String> differences = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(facts);
    ofCheckpoint.facts.forEach(all::putIfAbsent);
    for (String name : all.keySet()) {
      String here = facts.get(name);
      String there = ofCheckpoint.facts.get(name);
      if (!Objects.equals(here, there)) {
        differences.add("%s is %s there and %s here".formatted(name, shown(there), shown(here)));
      }
    }
    return differences;
  }

  private static String shown(String value) {
    return value == null ? "not said" : value;
  }
}
