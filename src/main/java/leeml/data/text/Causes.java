package leeml.data.text;

import java.util.Optional;
import java.util.function.Supplier;
import leeml.error.BadInputException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;

/** Takes bad input out of the exceptions that Spark wraps around what a task threw. */
public final class Causes {
  private Causes() {}

  /** The bad input among a throwable and its causes, with its line number when it has a line. */
  public static Optional<BadInputException> badInput(Configuration hadoop, Throwable thrown) {
    for (Throwable cause : ExceptionUtils.getThrowableList(thrown)) {
      if (cause instanceof BadInputException bad) {
        return Optional.of(bad);
      }
      if (cause instanceof LineProblem problem) {
        return Optional.of(problem.withLineNumber(hadoop));
      }
    }
    return Optional.empty();
  }

  /**
   * Runs a Spark action and rethrows bad input as itself.
   *
   * @throws BadInputException when a task met bad input; anything else is thrown as it came
   */
  public static <T> T unwrap(Configuration hadoop, Supplier<T> action) {
    try {
      return action.get();
    } catch (Exception e) {
      // SparkException is checked in Java and undeclared by Scala: it cannot be caught by name.
      throw badInput(hadoop, e).map(RuntimeException.class::cast).orElseGet(() -> sneaky(e));
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
    throw (E) e;
  }
}
