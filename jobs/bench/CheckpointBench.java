package bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import leeml.data.file.CheckpointFiles;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.checkpoint.Interval;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.hadoop.fs.Path;

/**
 * What a checkpoint costs a run: how much longer a round takes that ends in one.
 *
 * <p>Descent over θ of {@code parameters} numbers in one thread, a checkpoint a round, each on the
 * disk before the run goes on, beside the same descent without. In rounds a file holds θ and the θ
 * of the lowest loss, with Adam its two moments as well; under a server also the θ that the worker
 * has read, and the moments are the worker's.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.checkpoint",
    rows = {},
    summary = "seconds that a checkpoint of a large model costs")
public final class CheckpointBench implements Bench<CheckpointBench.Options> {

  /** What the measurement covers. */
  public record Options(
      @Key("d, the numbers in θ, at least 1") int parameters,
      @Key("checkpoints of each way to train, a round each, at least 1") int rounds,
      @Key("where they go, any Hadoop path; nothing for the run folder") String folder) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("parameters", parameters, 1);
      Require.atLeast("rounds", rounds, 1);
    }
  }

  /** A way to train. */
  private record Side(String name, Strategy strategy, Optimizer optimizer) {}

  @Override
  public void run(Run run, Options options) throws IOException {
    List<Side> sides =
        List.of(
            new Side("sgd", new Synchronous(), Optimizers.sgd(0.1)),
            new Side("adam", new Synchronous(), Optimizers.adam(0.001)),
            new Side("ssp, adam", new StaleSynchronous(2, 1), Optimizers.adam(0.001)));
    Table table =
        Table.of(
            "Checkpoints of %,d parameters".formatted(options.parameters()),
            "training",
            "megabytes",
            "seconds more a round",
            "of it the file (median)",
            "the slowest file");
    for (Side side : sides) {
      measure(run, options, side, table);
    }
    run.report().add(table);
  }

  private static void measure(Run run, Options options, Side side, Table table) throws IOException {
    String folder = folder(run, options) + "/" + side.name().replace(", ", "-");
    TimedCheckpoints files =
        new TimedCheckpoints(new CheckpointFiles(run.sc().hadoopConfiguration(), folder));
    Checkpoints all = new Checkpoints(files, Interval.ofRounds(1), 1, false, Map.of(), run::say);
    double without = seconds(trainer(options, side));
    double with = seconds(trainer(options, side).checkpoints(all));
    remove(run, folder);
    double more = (with - without) / options.rounds();
    table.row(side.name(), files.megabytes(), more, files.median(), files.slowest());
    run.report()
        .metric("seconds, " + side.name(), more)
        .claim(
            Claim.atMost("checkpoint", "seconds more for a checkpoint, " + side.name(), more, 1));
  }

  private static String folder(Run run, Options options) {
    return options.folder().isEmpty()
        ? run.folder().path().resolve("checkpoints").toAbsolutePath().toUri().toString()
        : options.folder();
  }

  private static void remove(Run run, String folder) throws IOException {
    Path path = new Path(folder);
    path.getFileSystem(run.sc().hadoopConfiguration()).delete(path, true);
  }

  private static Trainer<ExampleBatch> trainer(Options options, Side side) {
    return Trainer.of(new Bowl(options.parameters()), side.optimizer())
        .strategy(side.strategy())
        .within(Budget.steps(options.rounds()));
  }

  private static double seconds(Trainer<ExampleBatch> trainer) {
    Shard<ExampleBatch> point = Shard.of(Examples.dense(new float[1], 1, new float[1]));
    long start = System.nanoTime();
    trainer.fit(Shards.of(List.of(point)));
    return (System.nanoTime() - start) * 1e-9;
  }

  /** L(θ) = ½ ‖θ − 1‖² / d: next to no work for its size. */
  private record Bowl(int size) implements Objective<ExampleBatch> {

    @Override
    public float[] initial(long seed) {
      return new float[size];
    }

    @Override
    public double lossAndGradient(float[] theta, ExampleBatch batch, float[] gradient) {
      double loss = 0;
      for (int i = 0; i < size; i++) {
        double away = theta[i] - 1;
        gradient[i] = (float) away;
        loss += away * away;
      }
      return loss / (2 * size);
    }
  }
}
