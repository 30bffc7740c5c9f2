package leeml.job.fake;

import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.strategy.LocalSgd;

/** Two fits in a row, of which the second starts where the first ended; both worth keeping. */
@About(name = "fake.keep", rows = "1.3", summary = "fits a plane twice")
public final class KeepJob implements Job<KeepJob.Options> {

  /** Of the plane. */
  private static final int COLUMNS = 120;

  /** The options. */
  public record Options(@Key("of each fit") int rounds, Distribution distribution) {}

  @Override
  public void run(Run run, Options options) {
    Examples plane = ExampleSets.linear(400, COLUMNS, run.seed());
    Fit first = fit(run, options, plane, trainer(run, options));
    Fit second = fit(run, options, plane, trainer(run, options).startingAt(first.theta()));
    run.report().metric("rounds", (double) second.ledger().rounds().size());
  }

  private static Trainer<ExampleBatch> trainer(Run run, Options options) {
    int period = options.distribution().strategy() instanceof LocalSgd local ? local.period() : 1;
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.adam(0.01))
        .seed(run.seed())
        .batchSize(16)
        .within(Budget.steps((long) options.rounds() * period));
  }

  private static Fit fit(Run run, Options options, Examples plane, Trainer<ExampleBatch> trainer) {
    Distribution distribution = options.distribution();
    return run.fit(
        "plane: y = Xθ", distribution.spread(trainer, run), distribution.shards(plane, run));
  }

  /** Runs this job alone. */
  public static void main(String[] args) {
    Launcher.main(KeepJob.class, args);
  }
}
