package leeml.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * How this package writes JSON: keys as they come, numbers that are not finite as strings (which is
 * what the library does with them unless told otherwise).
 */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter PRETTY = MAPPER.writer(lineFeeds());

  private Json() {}

  /** One line, without its end. */
  static String line(Object value) {
    return write(MAPPER.writer(), value);
  }

  /** Many lines, for people; ends with a line feed. */
  static String pretty(Object value) {
    return write(PRETTY, value) + "\n";
  }

  private static DefaultPrettyPrinter lineFeeds() {
    return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a value has no form in JSON: " + e.getOriginalMessage() + "; " + value, e);
    }
  }
}
