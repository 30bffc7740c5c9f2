package study;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.spark.SparkCluster;
import leeml.spark.topology.Topology;
import leeml.train.Fit;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import study.trial.DigitOptions;
import study.trial.DigitTask;

/**
 * Is the mean the same, whichever way the vectors go?
 *
 * <p>The same network on the same shards, trained by local SGD on Spark under each topology. {@code
 * driver} and {@code sliced} make the same additions in the same order, so no bit of θ may differ;
 * {@code tree} rounds to float32 once a level and {@code ring} once a step. K workers send K · 4d
 * bytes to the driver by the first way, 4d by slices and by the ring, and the rest between
 * themselves. A ring needs a slot a worker, so it runs on as many as there are slots, beside {@code
 * driver}.
 *
 * <p>Source: Patarasu and Yuan, Bandwidth optimal all-reduce algorithms, 2009; {@code
 * topologies.md}. How long each takes by the length of the vectors is for {@code ./leeml bench
 * collectives} to say.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.topologies",
    rows = "D.5",
    summary = "Driver, tree, slices and ring: the same θ, other bytes")
public final class TopologiesJob implements Job<TopologiesJob.Options> {

  private static final double ROUNDING = 1e-5;

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("H, steps between two averages, at least 1") int period) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("period", period, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    int many = options.digits().workers();
    Map<String, Fit> wide = new LinkedHashMap<>();
    wide.put("driver", train(run, task, options, Topology.driver(), many));
    wide.put("tree:depth=2", train(run, task, options, Topology.tree(2), many));
    wide.put("sliced", train(run, task, options, Topology.sliced(), many));
    int slots = run.workers(0);
    Map<String, Fit> round = new LinkedHashMap<>();
    round.put("driver", train(run, task, options, Topology.driver(), slots));
    round.put("ring", train(run, task, options, Topology.ring(), slots));
    claims(run, wide, round, many);
    run.report().add(table(wide, many)).add(table(round, slots));
  }

  private static Fit train(
      Run run, DigitTask task, Options options, Topology topology, int workers) {
    return run.fit(
        "%s, %d workers".formatted(topology.name(), workers),
        task.trainer(Optimizers.sgd(options.rate()), run.seed())
            .strategy(LocalSgd.every(options.period()))
            .on(new SparkCluster(run.sc(), topology)),
        new Iid().cut(task.train(), workers, run.seed()));
  }

  private static void claims(Run run, Map<String, Fit> wide, Map<String, Fit> round, int many) {
    run.report()
        .claim(
            Claim.atMost(
                "D.5",
                "θ by slices minus θ by the driver, largest difference",
                apart(wide, "sliced"),
                0))
        .claim(Claim.atMost("D.5", "the same of the tree", apart(wide, "tree:depth=2"), ROUNDING))
        .claim(Claim.atMost("D.5", "the same of the ring", apart(round, "ring"), ROUNDING))
        .claim(
            Claim.within(
                "D.5",
                "bytes into the driver, straight over by slices, %d workers".formatted(many),
                bytesUp(wide.get("driver")) / bytesUp(wide.get("sliced")),
                many,
                0.5));
  }

  private static double apart(Map<String, Fit> fits, String topology) {
    float[] one = fits.get("driver").theta();
    float[] other = fits.get(topology).theta();
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs((double) one[i] - other[i]));
    }
    return most;
  }

  private static double bytesUp(Fit fit) {
    return fit.ledger().totals().get("bytesUp");
  }

  private static Table table(Map<String, Fit> fits, int workers) {
    Table table =
        Table.of(
            "%d workers".formatted(workers),
            "topology",
            "rounds",
            "bytes into the driver",
            "bytes between workers",
            "median overhead of a round, ms");
    fits.forEach(
        (topology, fit) -> {
          Map<String, Double> totals = fit.ledger().totals();
          table.row(
              topology,
              totals.get("rounds"),
              totals.get("bytesUp"),
              totals.get("bytesBetween"),
              1e3 * totals.get("medianOverheadSeconds"));
        });
    return table;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TopologiesJob.class, args);
  }
}
