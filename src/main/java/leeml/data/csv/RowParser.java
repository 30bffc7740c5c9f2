package leeml.data.csv;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import leeml.data.text.Line;
import leeml.data.text.LineProblem;
import org.apache.commons.lang3.StringUtils;

/** Splits lines into fields and reads fields as numbers; one for each split. */
final class RowParser {
  // A line of any length is read, so the parser must not give up on long ones.
  private static final int NO_LIMIT = -1;
  private static final int MAX_COLUMNS = 1 << 17;
  private static final String BAD_QUOTES =
      "a quoted field is not closed, or holds a quote that is not doubled; a field must end on the line it begins on";

  private final CsvFormat format;
  private final CsvParser parser;
  private final Pattern quotedField;
  private final int longestMissing;

  RowParser(CsvFormat format) {
    this.format = format;
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(format.separator());
    settings.getFormat().setComment('\0');
    settings.setCommentProcessingEnabled(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setSkipEmptyLines(false);
    settings.setMaxCharsPerColumn(NO_LIMIT);
    settings.setMaxColumns(MAX_COLUMNS);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    parser = new CsvParser(settings);
    longestMissing = format.missing().stream().mapToInt(String::length).max().orElse(-1);
    quotedField = Pattern.compile("(^|\\Q" + format.separator() + "\\E) *\"");
  }

  /** Whether a line holds nothing at all, as the last one of a file may. */
  boolean empty(Line line) {
    return line.text().isBlank() && line.text().indexOf(format.separator()) < 0;
  }

  /** The fields of a line, blanks around them taken off. */
  String[] fields(Line line) {
    if (openQuote(line.text())) {
      throw line.problem(BAD_QUOTES);
    }
    try {
      String[] fields = parser.parseLine(line.text());
      return fields == null ? new String[] {""} : fields;
    } catch (TextParsingException e) {
      throw (LineProblem) line.problem(BAD_QUOTES).initCause(e);
    }
  }

  /** The parser takes a quoted field that is still open at the end of the text as closed. */
  private boolean openQuote(String text) {
    return StringUtils.countMatches(text, '"') % 2 == 1 && quotedField.matcher(text).find();
  }

  /** The fields of a line that must have a given number of them. */
  String[] fields(Line line, int expected) {
    String[] fields = fields(line);
    if (fields.length != expected) {
      throw line.problem(
          fields.length
              + (fields.length == 1 ? " column, " : " columns, ")
              + (format.header() ? "the header has " : "the first line has ")
              + expected);
    }
    return fields;
  }

  boolean missing(String field) {
    // Most fields are longer than any marker, and need not be hashed.
    return field.length() <= longestMissing && format.missing().contains(field);
  }

  /** The field as a finite decimal number, or nothing when it is none. */
  static OptionalDouble number(String field) {
    // parseDouble also takes "1d", "0x1p3" and "Infinity", which no data file means as a number.
    for (int i = 0; i < field.length(); i++) {
      if (!isDecimal(field.charAt(i))) {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(field);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean isDecimal(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
