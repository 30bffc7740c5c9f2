package leeml.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;

/** Independent trials side by side: one Spark task a trial. */
public final class Search {

  private static final long POLL_MILLIS = 100;

  private Search() {}

  /**
   * Runs every trial and returns the outcomes in the order of the settings.
   *
   * @param settings what distinguishes the trials; shipped to executors
   * @param trial runs one; serialised, so it should hold no more than it needs (large data as a
   *     broadcast)
   * @param onDone told from time to time how many trials have ended
   */
  public static <S extends Serializable, R> List<R> run(
      JavaSparkContext spark, List<S> settings, Function<S, R> trial, LongConsumer onDone) {
    if (settings.isEmpty()) {
      return List.of();
    }
    LongAccumulator ended = spark.sc().longAccumulator();
    JavaFutureAction<List<R>> outcomes =
        spark
            .parallelize(settings, settings.size())
            .map(
                setting -> {
                  R outcome = trial.call(setting);
                  ended.add(1);
                  return outcome;
                })
            .collectAsync();
    while (true) {
      try {
        List<R> all = outcomes.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        onDone.accept(all.size());
        return all;
      } catch (TimeoutException stillRunning) {
        onDone.accept(ended.value());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a trial failed", e.getCause());
      } catch (InterruptedException e) {
        outcomes.cancel(true);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while trials were running", e);
      }
    }
  }

  /** As above, without being told of progress. */
  public static <S extends Serializable, R> List<R> run(
      JavaSparkContext spark, List<S> settings, Function<S, R> trial) {
    return run(spark, settings, trial, done -> {});
  }
}
