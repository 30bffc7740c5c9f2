package leeml.data.encode;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.commons.lang3.StringUtils;

/**
 * A column of a table that holds a class, and how a class is called.
 *
 * @param name the column's
 * @param numbers whether classes are numbers: such a class has one name, however it is written (1,
 *     1.0, 01)
 * @param labelEnd what is taken off the end of a class that is no number; may be empty
 */
public record ClassColumn(String name, boolean numbers, String labelEnd) implements Serializable {

  /** A double has no digit beyond; what has is no number that a table was read with. */
  private static final int MOST_PLACES = 1100;

  /** The name of the class that a field holds; the field itself where it should be a number. */
  public String named(String field) {
    if (!numbers) {
      return StringUtils.removeEnd(field, labelEnd);
    }
    try {
      BigDecimal number = new BigDecimal(field);
      return Math.abs((long) number.scale()) > MOST_PLACES
          ? field
          : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return field;
    }
  }
}
