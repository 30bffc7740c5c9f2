package leeml.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import leeml.error.UsageException;
import leeml.job.checkpoint.CheckpointSettings;
import leeml.job.checkpoint.FitCheckpoints;
import leeml.job.probe.Probe;
import leeml.model.Batch;
import leeml.report.Progress;
import leeml.report.Report;
import leeml.report.RunFolder;
import leeml.spark.SparkCluster;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.checkpoint.Checkpoints;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What a job is handed: the session, the report, the run folder and the run's common settings. */
public final class Run {

  private final SparkSession spark;
  private final JobConfig config;
  private final Report report;
  private final RunFolder folder;
  private final Consumer<String> say;
  private final Optional<FitCheckpoints> checkpoints;
  private volatile Map<String, Object> ledger = Map.of();
  private Probe probe;

  /**
   * A run about to start.
   *
   * @param spark stays the caller's, who closes it
   * @param say takes what {@link #say(String)} is given
   * @param checkpoints where fits are kept while they are trained, if they are
   */
  public Run(
      SparkSession spark,
      JobConfig config,
      Report report,
      RunFolder folder,
      Consumer<String> say,
      Optional<CheckpointSettings> checkpoints) {
    this.spark = spark;
    this.config = config;
    this.report = report;
    this.folder = folder;
    this.say = say;
    this.checkpoints =
        checkpoints.map(
            settings ->
                new FitCheckpoints(
                    spark.sparkContext().hadoopConfiguration(), settings, config, say));
  }

  /**
   * The same run with a report of its own, in which the first fit is measured in place of being
   * made, and ends the job by {@link Probe.Ended}.
   */
  public Run probing() {
    Run aside = new Run(spark, config, new Report(smoke()), folder, say, Optional.empty());
    aside.probe = new Probe(sc());
    return aside;
  }

  /** The session; the runner closes it. */
  public SparkSession spark() {
    return spark;
  }

  /** The session's context, for work on RDDs. */
  public JavaSparkContext sc() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** Where the job puts its metrics, its claims and what a person should see. */
  public Report report() {
    return report;
  }

  /** Where the job puts files: the model, a line of metrics a round. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * Where the run folder lies when the run has ended: as {@code --out} says, or where {@link
   * #folder} is.
   */
  public String address() {
    String out = config.run().getString("out");
    return out.contains(":/") ? out : folder.path().toUri().toString();
  }

  /** What everything random in the job derives from. */
  public long seed() {
    return config.run().getLong("seed");
  }

  /** Whether the run is a small one, of seconds, whose claims may be weaker. */
  public boolean smoke() {
    return config.run().getBoolean("smoke");
  }

  /** Tells the person watching one line. */
  public void say(String line) {
    say.accept(line);
  }

  /**
   * Starts to tell how far a piece of work is; close it when the work ends.
   *
   * @param task what is being done: {@code training}
   * @param total how many units there are; 0 or less if unknown
   * @param unit what is counted, in the singular: {@code round}
   */
  public Progress progress(String task, long total, String unit) {
    return Progress.start(task, total, unit);
  }

  /** A cluster whose workers live on this session's executors and send to the driver. */
  public SparkCluster cluster() {
    return new SparkCluster(sc());
  }

  /** How many workers a key of 0 means: as many as the session has cores. */
  public int workers(int wanted) {
    return wanted > 0 ? wanted : sc().defaultParallelism();
  }

  /**
   * Trains in view of the person watching: a bar, a line a round in {@code metrics.jsonl}, and the
   * ledger's totals in {@code result.json}. With {@code --checkpoint} the fit is kept while it is
   * trained, and with {@code --resume} it goes on from where it was kept.
   *
   * @param name which fit of the job it is, for the bar and the lines
   * @throws UsageException if what was chosen for it makes no sense together
   */
  public <B extends Batch> Fit fit(String name, Trainer<B> trainer, Shards<B> shards) {
    FitWatcher watcher = new FitWatcher(name, folder);
    try (watcher) {
      if (probe != null) {
        trainer.check(shards);
        throw new Probe.Ended(probe.measure(trainer, shards));
      }
      Optional<Checkpoints> kept = checkpoints.map(all -> all.next(name));
      kept.ifPresent(trainer::checkpoints);
      Fit fit = trainer.watch(watcher).fit(shards);
      Map<String, Object> totals = new LinkedHashMap<>(fit.ledger().totals());
      kept.ifPresent(written -> addTo(totals, written));
      ledger(totals);
      return fit;
    } catch (IllegalArgumentException e) {
      // What is refused before the first round was asked for wrongly.
      throw watcher.hasBegun() ? e : new UsageException(config.job() + ": " + e.getMessage());
    }
  }

  private static void addTo(Map<String, Object> totals, Checkpoints written) {
    totals.put("checkpoints", written.written());
    totals.put("checkpointSeconds", written.secondsWriting());
  }

  /** The work is done; says so if checkpoints were asked for and there was nothing to keep. */
  public void ended() {
    if (checkpoints.isPresent() && checkpoints.get().isUnused()) {
      say(
          "--checkpoint: %s trains nothing under a strategy, so nothing was kept"
              .formatted(config.job()));
    }
  }

  /** Sets the ledger's totals that go into {@code result.json}: bytes, rounds, seconds. */
  public void ledger(Map<String, ?> totals) {
    ledger = new LinkedHashMap<>(totals);
  }

  /** The ledger's totals; empty if the job keeps none. */
  public Map<String, Object> ledger() {
    return ledger;
  }
}
