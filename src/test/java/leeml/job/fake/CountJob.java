package leeml.job.fake;

import java.util.List;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;

/** Counts on Spark, then ends in the way it is told to. */
@About(
    name = "fake.count",
    rows = {"1.2"},
    summary = "counts",
    main = true)
public final class CountJob implements Job<CountJob.Options> {

  /** How it ends. */
  public enum Ending {
    DONE,
    CLAIM_FAILS,
    THROWS,
    BAD_INPUT,
    BAD_INPUT_IN_A_TASK,
    USAGE,
    SLEEPS
  }

  /** The options. */
  public record Options(
      @Key("the last number, at least 1") int upTo,
      Ending ending,
      List<String> names,
      String data) {
    public Options {
      if (upTo < 1) {
        throw new IllegalArgumentException("up-to is " + upTo + ", expected at least 1");
      }
    }
  }

  @Override
  public void run(Run run, Options options) throws Exception {
    List<Long> numbers = LongStream.rangeClosed(1, options.upTo()).boxed().toList();
    double sum = run.sc().parallelize(numbers, 2).reduce(Long::sum);
    run.say("counted to " + options.upTo());
    run.report().metric("sum", sum);
    run.report().claim(Claim.atLeast("1.2", "the sum is not negative", sum, 0));
    switch (options.ending()) {
      case DONE -> run.say("seed " + run.seed());
      case CLAIM_FAILS -> run.report().claim(Claim.atMost("1.2", "the sum is small", sum, -1));
      case THROWS -> throw new IllegalStateException("it broke\nin two lines");
      case BAD_INPUT -> throw new BadInputException("a.csv, line 7", "3 columns, expected 4");
      case BAD_INPUT_IN_A_TASK ->
          run.sc()
              .parallelize(numbers, 2)
              .foreach(
                  number -> {
                    throw new BadInputException("b.csv, line 1", "not a number: x");
                  });
      case USAGE -> throw new UsageException("--data is a folder, expected a file");
      case SLEEPS -> {
        run.say("sleeping");
        Thread.sleep(60_000);
      }
    }
  }

  /** As a job's main is. */
  public static void main(String[] args) {
    Launcher.main(CountJob.class, args);
  }
}
