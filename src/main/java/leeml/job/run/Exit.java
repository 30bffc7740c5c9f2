package leeml.job.run;

import java.util.List;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** The four ways in which the program ends, and what is said of a failure. */
public enum Exit {
  /** The work is done, and every claim that was checked holds. */
  DONE(0),
  /** The run failed, or a claim does not hold. */
  FAILED(1),
  /** Something was asked for that does not exist or is out of range. */
  USAGE(2),
  /** The input data is not what it should be. */
  BAD_INPUT(3);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The code that the process ends with. */
  public int code() {
    return code;
  }

  /**
   * What an exception means. Spark wraps what a task throws, so the whole chain of causes counts.
   */
  public static Exit of(Throwable thrown) {
    if (ExceptionUtils.indexOfType(thrown, UsageException.class) >= 0) {
      return USAGE;
    }
    return ExceptionUtils.indexOfType(thrown, BadInputException.class) >= 0 ? BAD_INPUT : FAILED;
  }

  /** What an exception says, in one line: the user's mistake if it is one, else the root cause. */
  public static String sentence(Throwable thrown) {
    List<Throwable> chain = ExceptionUtils.getThrowableList(thrown);
    return chain.stream()
        .filter(cause -> cause instanceof UsageException || cause instanceof BadInputException)
        .map(Throwable::getMessage)
        .findFirst()
        .orElseGet(() -> rootCause(chain.get(chain.size() - 1)));
  }

  private static String rootCause(Throwable root) {
    String name = root.getClass().getSimpleName();
    String message = StringUtils.substringBefore(StringUtils.trimToEmpty(root.getMessage()), "\n");
    return message.isEmpty() ? name : name + ": " + message;
  }
}
