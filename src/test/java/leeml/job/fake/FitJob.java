package leeml.job.fake;

import java.util.List;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.Validation;

/** Fits y = 2x in the calling thread; a rate of 0 breaks it. */
@About(name = "fake.fit", rows = "1.2", summary = "fits a line")
public final class FitJob implements Job<FitJob.Options> {

  /** The options. */
  public record Options(
      @Key("of descent") double rate,
      @Key("of descent") int steps,
      List<String> names,
      Distribution distribution) {}

  @Override
  public void run(Run run, Options options) {
    if (options.rate() == 0) {
      throw new IllegalStateException("no rate");
    }
    Examples line = Examples.dense(new float[] {1, 2, 3, 4}, 1, new float[] {2, 4, 6, 8});
    Trainer<leeml.model.ExampleBatch> trainer =
        Trainer.of(new LinearRegression(1), Optimizers.sgd(options.rate()))
            .seed(run.seed())
            .startingAt(new float[] {run.seed(), 0})
            .validate(Validation.lower("error", theta -> Math.abs(theta[0] - 2)))
            .within(Budget.steps(options.steps()));
    run.fit(
        "line",
        options.distribution().spread(trainer, run),
        options.distribution().shards(line, run));
  }
}
