package leeml.data.encode;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a part of the rows says about one column; parts merge in the order of the file. */
final class ColumnTally implements Serializable {

  private final boolean number;
  private final int mostCategories;
  private final Set<String> categories = new TreeSet<>();
  private long numbers;
  private double sum;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  ColumnTally(boolean number, int mostCategories) {
    this.number = number;
    this.mostCategories = mostCategories;
  }

  void add(Object value) {
    if (!number) {
      keep(CategoryCode.of(value));
    } else if (value != null) {
      double x = ((Number) value).doubleValue();
      numbers++;
      sum += x;
      least = Math.min(least, x);
      greatest = Math.max(greatest, x);
    }
  }

  void merge(ColumnTally later) {
    numbers += later.numbers;
    sum += later.sum;
    least = Math.min(least, later.least);
    greatest = Math.max(greatest, later.greatest);
    later.categories.forEach(this::keep);
  }

  /** One more than the most is enough to know that there are too many: names, identifiers. */
  private void keep(String category) {
    if (categories.size() <= mostCategories) {
      categories.add(category);
    }
  }

  boolean varies() {
    return number ? least < greatest : categories.size() > 1;
  }

  boolean tooMany() {
    return categories.size() > mostCategories;
  }

  ColumnCode code(String name) {
    return number
        ? new NumberCode(name, sum / numbers)
        : new CategoryCode(name, List.copyOf(categories));
  }
}
