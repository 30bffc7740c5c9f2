package leeml.job;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leeml.error.UsageException;

/**
 * Says what is wrong in a file of configuration, with its line and the nearest key that there is.
 *
 * @param file as it was named
 * @param kind what it is: {@code a plan}
 */
public record KnownKeys(String file, String kind) {

  /**
   * Refuses keys that a block does not have.
   *
   * @param under where the block stands, for the message: {@code compare.}
   * @throws UsageException naming the first that it does not have
   */
  public void require(Config block, String under, Collection<String> known) {
    for (Map.Entry<String, ConfigValue> entry : block.root().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw mistake(
            entry.getValue(),
            "%s has no key %s%s%s"
                .formatted(kind, under, entry.getKey(), Nearest.question(entry.getKey(), known)));
      }
    }
  }

  /**
   * Refuses a key that something does not have.
   *
   * @param whose the job, for the message
   * @throws UsageException if it does not
   */
  public void require(String whose, String key, ConfigValue value, Collection<String> known) {
    if (!known.contains(key)) {
      throw mistake(
          value, "%s has no key %s%s".formatted(whose, key, Nearest.question(key, known)));
    }
  }

  /** What is wrong at a place, to be thrown. */
  public UsageException mistake(ConfigValue where, String what) {
    return new UsageException("%s, line %d: %s".formatted(file, where.origin().lineNumber(), what));
  }

  /** A value as text; a list as {@code a,b,c}. */
  public static String text(ConfigValue value) {
    return value.unwrapped() instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value.unwrapped());
  }
}
