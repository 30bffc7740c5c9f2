package leeml.data.encode;

import java.io.Serializable;
import java.util.List;

/** How one column of a table becomes columns of numbers. */
public sealed interface ColumnCode extends Serializable permits NumberCode, CategoryCode {

  /** The column of the table. */
  String name();

  /** The names of the columns of numbers, at least one: {@code age}, {@code sex=Male}. */
  List<String> columns();

  /** How many columns of numbers there are. */
  int width();

  /**
   * Writes a value as numbers.
   *
   * @param value as a table has it: a number, a text, or null where it is missing
   * @param into the numbers go to {@code into[at …]}, {@link #width} of them; those places are
   *     zeros beforehand
   * @return whether the code knows the value; false for a category that was not fitted
   */
  boolean write(Object value, double[] into, int at);
}
