package leeml.error;

/** The data handed in is not what it should be; exit code 3. */
public final class BadInputException extends RuntimeException {

  /**
   * @param where the file, and the line or record where it is known: {@code prices.csv, line 17}
   * @param problem what stands there and what was expected
   */
  public BadInputException(String where, String problem) {
    super(where + ": " + problem);
  }

  /** As above, keeping what was thrown underneath. */
  public BadInputException(String where, String problem, Throwable cause) {
    super(where + ": " + problem, cause);
  }
}
