package leeml.data.ratings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.data.text.Line;
import leeml.model.factor.Rating;

/**
 * Reads one line of ratings.
 *
 * @param separator between fields
 * @param user place of the field, from 0
 * @param item place of the field
 * @param rating place of the field
 * @param low the least rating there can be
 * @param high the highest
 */
record RatingLine(String separator, int user, int item, int rating, double low, double high)
    implements Serializable {

  /** The rating of a line; a {@link leeml.data.text.LineProblem} says what is wrong with it. */
  Rating parse(Line line) {
    List<String> fields = fields(line.text(), separator);
    int last = Math.max(user, Math.max(item, rating));
    if (fields.size() <= last) {
      throw line.problem(
          "%d fields parted by '%s', expected at least %d"
              .formatted(fields.size(), separator.replace("\t", "\\t"), last + 1));
    }
    return new Rating(
        id(line, "user", fields.get(user)),
        id(line, "item", fields.get(item)),
        value(line, fields.get(rating)));
  }

  /** The fields of a line, blanks around them taken away; quotes mean nothing here. */
  static List<String> fields(String text, String separator) {
    List<String> fields = new ArrayList<>(4);
    int from = 0;
    for (int to; (to = text.indexOf(separator, from)) >= 0; from = to + separator.length()) {
      fields.add(text.substring(from, to).strip());
    }
    fields.add(text.substring(from).strip());
    return fields;
  }

  private static int id(Line line, String what, String text) {
    try {
      int id = Integer.parseInt(text);
      if (id >= 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // said below, as for a negative number
    }
    throw line.problem(
        "the %s is '%s', expected a whole number from 0 to 2147483647".formatted(what, text));
  }

  private float value(Line line, String text) {
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw line.problem("the rating is '" + text + "', expected a number");
    }
    if (!(value >= low && value <= high)) {
      throw line.problem("the rating is %s, expected %s to %s".formatted(text, low, high));
    }
    return value;
  }
}
