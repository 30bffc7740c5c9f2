package leeml.job.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import leeml.error.UsageException;
import leeml.job.Nearest;

/** A name with parameters, {@code name:key=value,key=value}, that are taken out one by one. */
final class Spec {

  private final String text;
  private final String name;
  private final Map<String, String> left = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private Spec(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * Takes the text apart.
   *
   * @throws UsageException if a parameter is not {@code key=value}, or stands twice
   */
  static Spec parse(String text) {
    String[] halves = text.strip().split(":", 2);
    Spec spec = new Spec(text.strip(), halves[0].strip());
    if (halves.length == 2) {
      for (String parameter : halves[1].split(",", -1)) {
        String[] sides = parameter.split("=", 2);
        if (sides.length != 2 || spec.left.put(sides[0].strip(), sides[1].strip()) != null) {
          throw new UsageException(
              "'%s' in '%s', expected key=value, each key once".formatted(parameter, text));
        }
      }
    }
    return spec;
  }

  /** The whole as it was written. */
  String text() {
    return text;
  }

  String name() {
    return name;
  }

  /** A whole number. */
  int integer(String key, int otherwise) {
    String text = take(key);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "%s: %s is '%s', expected a whole number".formatted(name, key, text));
    }
  }

  /** A number. */
  double number(String key, double otherwise) {
    String text = take(key);
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UsageException("%s: %s is '%s', expected a number".formatted(name, key, text));
    }
  }

  /** A time in seconds, {@code 0.5ms}. */
  double seconds(String key, String otherwise) {
    return quantity(key, takeOr(key, otherwise), Units::seconds);
  }

  /** A speed in bytes a second, {@code 1Gb}. */
  double bytesPerSecond(String key, String otherwise) {
    return quantity(key, takeOr(key, otherwise), Units::bytesPerSecond);
  }

  /**
   * A probability and what it is of, {@code 0.01x10}.
   *
   * @param size reads what stands behind the x
   * @return both as numbers
   */
  double[] chance(String key, String otherwise, ToDoubleFunction<String> size) {
    String text = takeOr(key, otherwise);
    String[] sides = text.split("x", -1);
    if (sides.length != 2) {
      throw new UsageException(
          "%s: %s is '%s', expected probability and size, as in %s"
              .formatted(name, key, text, "0.01x10"));
    }
    return new double[] {quantity(key, sides[0], Units::number), quantity(key, sides[1], size)};
  }

  private double quantity(String key, String text, ToDoubleFunction<String> reading) {
    try {
      return reading.applyAsDouble(text);
    } catch (UsageException e) {
      throw new UsageException("%s: %s is %s".formatted(name, key, e.getMessage()));
    }
  }

  private String takeOr(String key, String otherwise) {
    String given = take(key);
    return given == null ? otherwise : given;
  }

  /** A number that has to be there. */
  double number(String key) {
    requireGiven(key);
    return number(key, Double.NaN);
  }

  /** A whole number that has to be there. */
  int integer(String key) {
    requireGiven(key);
    return integer(key, 0);
  }

  /** One of an enum's constants, written in lower case. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    String text = take(key);
    if (text == null) {
      return otherwise;
    }
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    List<String> names =
        Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    int found = names.indexOf(text);
    if (found < 0) {
      throw new UsageException(
          "%s: %s is '%s'%s (there are: %s)"
              .formatted(name, key, text, Nearest.question(text, names), String.join(", ", names)));
    }
    return all[found];
  }

  /** Whether a parameter was given. */
  boolean has(String key) {
    known.add(key);
    return left.containsKey(key);
  }

  /** Text that has to be there. */
  String text(String key) {
    requireGiven(key);
    return take(key);
  }

  private void requireGiven(String key) {
    if (!left.containsKey(key)) {
      throw new UsageException("%s needs %s=…".formatted(name, key));
    }
  }

  /** {@code true} or {@code false}. */
  boolean flag(String key, boolean otherwise) {
    String text = take(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw new UsageException("%s: %s is '%s', expected true or false".formatted(name, key, text));
    }
    return text.equals("true");
  }

  private String take(String key) {
    known.add(key);
    return left.remove(key);
  }

  /**
   * Says no to parameters that nobody took.
   *
   * @throws UsageException naming the nearest that there is
   */
  void requireNothingLeft() {
    for (String key : left.keySet()) {
      throw new UsageException(
          "%s has no parameter %s%s (it has: %s)"
              .formatted(
                  name,
                  key,
                  Nearest.question(key, known),
                  known.isEmpty() ? "none" : String.join(", ", known)));
    }
  }
}
