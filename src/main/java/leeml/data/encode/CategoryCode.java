package leeml.data.encode;

import java.util.Collections;
import java.util.List;

/**
 * A column of categories, one-hot: a 1 in the column of its category, 0 in the others.
 *
 * <p>A missing value is a category of its own, {@value #MISSING}, if one was missing among the rows
 * fitted: that a value is not known may tell something.
 *
 * @param categories those of the rows fitted, sorted
 */
public record CategoryCode(String name, List<String> categories) implements ColumnCode {

  /** The category of missing values. */
  public static final String MISSING = "(missing)";

  /** Copies the categories. */
  public CategoryCode {
    categories = categories.stream().sorted().toList();
  }

  /** The category that a value stands for. */
  static String of(Object value) {
    return value == null ? MISSING : value.toString();
  }

  @Override
  public List<String> columns() {
    return categories.stream().map(category -> name + "=" + category).toList();
  }

  @Override
  public int width() {
    return categories.size();
  }

  @Override
  public boolean write(Object value, double[] into, int at) {
    int place = Collections.binarySearch(categories, of(value));
    if (place < 0) {
      return false;
    }
    into[at + place] = 1;
    return true;
  }
}
