package leeml.data.csv;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;

/**
 * How a table is written down.
 *
 * @param separator between fields
 * @param header whether the first line names the columns; without it they are {@code c1}, {@code
 *     c2}, …
 * @param missing what stands for a missing value, after blanks around a field are taken off
 */
public record CsvFormat(char separator, boolean header, Set<String> missing)
    implements Serializable {

  /** The usual markers of a missing value. */
  public static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "?");

  /** Copies the markers; refuses a separator that cannot be told from the rest of a field. */
  public CsvFormat {
    if (Character.isLetterOrDigit(separator) || "\"\n\r.+-".indexOf(separator) >= 0) {
      throw new IllegalArgumentException(
          "separator is '" + separator + "', legal is a sign that no number or quote contains");
    }
    missing = Set.copyOf(missing);
  }

  /** Tabs for {@code .tsv} and {@code .tsv.gz}, commas else; a header; the usual markers. */
  public static CsvFormat ofName(String path) {
    boolean tabs = path.toLowerCase(Locale.ROOT).matches(".*\\.tsv(\\.gz)?");
    return new CsvFormat(tabs ? '\t' : ',', true, MISSING);
  }

  /** The same without a header line. */
  public CsvFormat withoutHeader() {
    return new CsvFormat(separator, false, missing);
  }

  /** The same with another separator. */
  public CsvFormat separatedBy(char other) {
    return new CsvFormat(other, header, missing);
  }
}
