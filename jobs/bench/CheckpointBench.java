package bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
import leeml.train.strategy.Synchronous;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * What a checkpoint costs a run: how long training stands still for it.
 *
 * <p>Synchronous descent over θ of {@code parameters} numbers in one thread, a checkpoint a round,
 * each on the disk before the run goes on. With plain descent a file holds θ and the θ of the
 * lowest loss, with Adam its two moments as well.
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
      @Key("checkpoints of which the median is taken, at least 1") int rounds,
      @Key("where they go, any Hadoop path; nothing for the run folder") String folder) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("parameters", parameters, 1);
      Require.atLeast("rounds", rounds, 1);
    }
  }

  @Override
  public void run(Run run, Options options) throws IOException {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put("sgd", Optimizers.sgd(0.1));
    optimizers.put("adam", Optimizers.adam(0.001));
    Table table =
        Table.of(
            "Checkpoints of %,d parameters".formatted(options.parameters()),
            "optimizer",
            "megabytes",
            "seconds (median)",
            "seconds (slowest)");
    for (Map.Entry<String, Optimizer> entry : optimizers.entrySet()) {
      TimedCheckpoints timed = measure(run, options, entry.getKey(), entry.getValue());
      table.row(entry.getKey(), timed.megabytes(), timed.median(), timed.slowest());
      run.report()
          .metric("seconds, " + entry.getKey(), timed.median())
          .claim(
              Claim.atMost(
                  "checkpoint",
                  "median seconds of a checkpoint, " + entry.getKey(),
                  timed.median(),
                  1));
    }
    run.report().add(table);
  }

  private static TimedCheckpoints measure(
      Run run, Options options, String name, Optimizer optimizer) throws IOException {
    String wanted = options.folder();
    Path own = run.folder().path().resolve("checkpoints").toAbsolutePath();
    String folder = (wanted.isEmpty() ? own.toUri().toString() : wanted) + "/" + name;
    Configuration hadoop = run.sc().hadoopConfiguration();
    TimedCheckpoints timed = new TimedCheckpoints(new CheckpointFiles(hadoop, folder));
    Trainer.of(new Bowl(options.parameters()), optimizer)
        .strategy(new Synchronous())
        .within(Budget.steps(options.rounds()))
        .watch(round -> timed.begins())
        .checkpoints(new Checkpoints(timed, Interval.ofRounds(1), 1, false, Map.of(), run::say))
        .fit(Shards.of(List.of(Shard.of(Examples.dense(new float[1], 1, new float[1])))));
    org.apache.hadoop.fs.Path written = new org.apache.hadoop.fs.Path(folder);
    FileSystem files = written.getFileSystem(hadoop);
    files.delete(written, true);
    return timed;
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
