package leeml.job.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import leeml.error.UsageException;
import leeml.job.Nearest;

/**
 * A table of names and what each one makes of its parameters.
 *
 * @param <T> what is made
 */
final class Names<T> {

  private final String kind;
  private final Map<String, Function<Spec, T>> makers = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param kind what the names name, for messages: {@code strategy}
   */
  Names(String kind) {
    this.kind = kind;
  }

  Names<T> with(String name, Function<Spec, T> maker) {
    makers.put(name, maker);
    return this;
  }

  Set<String> names() {
    return makers.keySet();
  }

  /**
   * Reads a name with its parameters.
   *
   * @throws UsageException if there is no such name or parameter (the nearest is named), or a value
   *     is out of range
   */
  T parse(String text) {
    Spec spec = Spec.parse(text);
    Function<Spec, T> maker = makers.get(spec.name());
    if (maker == null) {
      throw new UsageException(
          "no %s '%s'%s (there are: %s)"
              .formatted(
                  kind,
                  spec.name(),
                  Nearest.question(spec.name(), names()),
                  String.join(", ", names())));
    }
    try {
      T made = maker.apply(spec);
      spec.requireNothingLeft();
      return made;
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(text, e.getMessage()));
    }
  }
}
