package leeml.data.encode;

import java.util.List;

/**
 * A column of numbers, taken as they are.
 *
 * @param mean over the rows fitted; stands where a value is missing, in the column's units
 */
public record NumberCode(String name, double mean) implements ColumnCode {

  @Override
  public List<String> columns() {
    return List.of(name);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public boolean write(Object value, double[] into, int at) {
    into[at] = value == null ? mean : ((Number) value).doubleValue();
    return true;
  }
}
