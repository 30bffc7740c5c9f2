package leeml.job;

/**
 * One topic of the course as a program: it reads its options, trains or measures something on
 * Spark, checks the claims of its rows and writes what a person should see into the report.
 *
 * <p>Implementations carry {@link About} and {@code @AutoService(Job.class)}, which is how the
 * launcher finds them, and have a public constructor without arguments.
 *
 * @param <O> the job's options: a record, bound from configuration by {@link Options}
 */
public interface Job<O extends Record> {

  /** Runs the job; what it found goes into {@code run.report()}. */
  void run(Run run, O options) throws Exception;
}
