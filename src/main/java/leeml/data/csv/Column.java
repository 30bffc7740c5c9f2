package leeml.data.csv;

/**
 * What one pass over the file found out about a column.
 *
 * @param name as the header has it
 * @param type {@link Type#NUMBER} when every value that is not missing is a number
 * @param missing how many values are missing
 * @param mean mean of the numbers, NaN when there are none
 */
public record Column(String name, Type type, long missing, double mean) {

  /** What a column holds. */
  public enum Type {
    /** Finite decimal numbers. */
    NUMBER,
    /** Anything else. */
    TEXT
  }
}
