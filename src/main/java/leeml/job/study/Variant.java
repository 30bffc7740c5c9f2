package leeml.job.study;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One combination of a plan's grid.
 *
 * @param label what it is called on the page: the values in which it differs from the others
 * @param settings keys and values, of the plan's fixed part and of the grid
 */
record Variant(String label, Map<String, String> settings) {

  Variant {
    settings = new LinkedHashMap<>(settings);
  }

  /** The label as a part of a folder's name. */
  String slug() {
    String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    return plain.replaceAll("^-+|-+$", "");
  }

  /** This one with further values, and a further part of the label if it is not empty. */
  Variant and(String part, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(values);
    String joined = label.isEmpty() || part.isEmpty() ? label + part : label + " · " + part;
    return new Variant(joined, all);
  }
}
