package leeml.error;

/** The caller asked for something that does not exist or is out of range; exit code 2. */
public final class UsageException extends RuntimeException {

  /**
   * @param message one sentence: what was given, and the nearest right one or the legal range
   */
  public UsageException(String message) {
    super(message);
  }
}
