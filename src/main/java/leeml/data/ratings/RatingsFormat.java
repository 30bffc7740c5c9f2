package leeml.data.ratings;

import java.util.Locale;
import leeml.error.UsageException;

/** The formats in which the MovieLens ratings have come over the years. */
public enum RatingsFormat {
  /** Told by the file's name: {@code .data} and {@code .tsv}, {@code .dat}, {@code .csv}. */
  BY_NAME(null),
  /** {@code user TAB item TAB rating TAB time}, as {@code u.data} of the 100 000 ratings. */
  TAB("\t"),
  /** {@code user::item::rating::time}, as {@code ratings.dat} of the 1 and 10 million. */
  COLONS("::"),
  /** Commas and a header that names the columns, as {@code ratings.csv} of the later sets. */
  CSV(",");

  private final String separator;

  RatingsFormat(String separator) {
    this.separator = separator;
  }

  /** What stands between two fields. */
  String separator() {
    return separator;
  }

  /**
   * This format, or the one that a file's name tells; {@code .gz} may follow.
   *
   * @throws UsageException when the name tells none; it names the formats
   */
  RatingsFormat of(String file) {
    if (this != BY_NAME) {
      return this;
    }
    String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".data") || name.endsWith(".tsv")) {
      return TAB;
    }
    if (name.endsWith(".dat")) {
      return COLONS;
    }
    if (name.endsWith(".csv")) {
      return CSV;
    }
    throw new UsageException(
        file
            + ": the name tells no format of ratings, it ends in none of .data, .tsv, .dat, .csv; choose --set format=tab, colons or csv");
  }
}
