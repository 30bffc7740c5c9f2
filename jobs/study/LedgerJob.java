package study;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Perceptron;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Ledger.Round;
import leeml.train.cluster.RoundCost;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import study.trial.DigitOptions;
import study.trial.DigitTask;

/**
 * Does the ledger tell the truth?
 *
 * <p>A network on digits is trained on Spark, synchronously and by local SGD, and the ledger's
 * lines are held against what is known otherwise: a worker's message is d floats and a header, so K
 * workers send at least 4dK bytes a round and hardly more; the four phases add up to the round;
 * local SGD(H) sends 1/H of the bytes. The gradient noise scale B = tr Σ/‖G‖² is estimated from how
 * much workers' gradients differ; at a θ that is held still it is held against tr Σ and ‖G‖² of all
 * examples, computed one example at a time.
 *
 * <p>Source of the noise scale: McCandlish et al., An empirical model of large-batch training,
 * arXiv:1812.06162, Appendix A.1. Expect agreement to rounding in bytes and seconds, and within a
 * quarter in the noise, which is an estimate.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.ledger",
    rows = "D.6",
    summary = "The ledger's bytes, seconds and gradient noise against what is known otherwise")
public final class LedgerJob implements Job<LedgerJob.Options> {

  /** So small that θ stays where it is, to the last bit that matters. */
  private static final double STILL = 1e-9;

  /** A header: worker, counts, seconds, loss. */
  private static final double MOST_HEADER_BYTES = 1000;

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("H of local SGD, at least 2") int period,
      @Key("how far the estimated noise scale may be off, relative") double noiseTolerance) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("period", period, 2);
      Require.positive("noise-tolerance", noiseTolerance);
    }
  }

  @Override
  public void run(Run run, Options options) throws IOException {
    DigitTask task = DigitTask.read(run, options.digits());
    Ledger still = train(run, task, new Synchronous(), STILL, "still").ledger();
    Ledger sync = train(run, task, new Synchronous(), options.rate(), "sync").ledger();
    Strategy seldom = LocalSgd.every(options.period());
    Ledger local = train(run, task, seldom, options.rate(), seldom.name()).ledger();
    int size = task.network().size();
    lines(run, List.of(still, sync, local));
    bytes(run, options, size, sync, local);
    phases(run, sync);
    noise(run, options, task, still);
    run.report().heading("Synchronous descent");
    LedgerCharts.addLoss(run.report(), sync);
    LedgerCharts.addCosts(run.report(), sync);
    run.report().heading(seldom.name());
    LedgerCharts.addCosts(run.report(), local);
  }

  private static Fit train(Run run, DigitTask task, Strategy strategy, double rate, String name) {
    return run.fit(
        name,
        task.trainer(Optimizers.sgd(rate), run.seed()).strategy(strategy).on(run.cluster()),
        new Iid().cut(task.train(), task.options().workers(), run.seed()));
  }

  private static void lines(Run run, List<Ledger> ledgers) {
    double rounds = ledgers.stream().mapToDouble(ledger -> ledger.rounds().size()).sum();
    try (Stream<String> lines = Files.lines(run.folder().path().resolve("metrics.jsonl"))) {
      run.report()
          .claim(
              Claim.within(
                  "D.6", "lines of metrics.jsonl, one a round", (double) lines.count(), rounds, 0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run's own metrics", e);
    }
  }

  private static void bytes(Run run, Options options, int size, Ledger sync, Ledger local) {
    double vectors = 4.0 * size * options.digits().workers();
    double least = sync.rounds().stream().mapToDouble(r -> r.cost().bytesUp()).min().orElseThrow();
    double most = sync.rounds().stream().mapToDouble(r -> r.cost().bytesUp()).max().orElseThrow();
    run.report()
        .claim(
            Claim.atLeast("D.6", "bytes up of a round beyond K vectors of 4d", least - vectors, 0))
        .claim(
            Claim.atMost(
                "D.6",
                "the same, a worker",
                (most - vectors) / options.digits().workers(),
                MOST_HEADER_BYTES))
        .claim(
            Claim.within(
                "D.6",
                "bytes up of sync over those of local SGD(%d)".formatted(options.period()),
                total(sync) / total(local),
                (double) sync.rounds().size() / local.rounds().size(),
                0.1));
  }

  private static double total(Ledger ledger) {
    return ledger.rounds().stream().mapToDouble(round -> round.cost().bytesUp()).sum();
  }

  private static void phases(Run run, Ledger ledger) {
    double largest = 0;
    for (Round round : ledger.rounds()) {
      RoundCost cost = round.cost();
      double phases =
          cost.computeSeconds()
              + cost.waitSeconds()
              + cost.serialiseSeconds()
              + cost.aggregateSeconds();
      largest = Math.max(largest, Math.abs(phases - cost.seconds()) / cost.seconds());
    }
    run.report()
        .claim(Claim.atMost("D.6", "phases minus seconds of a round, relative", largest, 0.01));
  }

  private static void noise(Run run, Options options, DigitTask task, Ledger still) {
    Perceptron net = task.network();
    float[] theta = net.initial(run.seed());
    float[] gradient = new float[theta.length];
    double[] sum = new double[theta.length];
    double squares = 0;
    int n = task.train().size();
    for (int i = 0; i < n; i++) {
      net.lossAndGradient(theta, new ExampleBatch(task.train(), new int[] {i}, 0, 1), gradient);
      for (int k = 0; k < gradient.length; k++) {
        sum[k] += gradient[k];
        squares += (double) gradient[k] * gradient[k];
      }
    }
    double signal = 0;
    for (double s : sum) {
      signal += s / n * (s / n);
    }
    double perExample = (squares / n - signal) * n / (n - 1.0);
    double estimated = still.gradientNoiseScale();
    run.report()
        .metric("noiseScale.ledger", estimated)
        .metric("noiseScale.exact", perExample / signal)
        .claim(
            Claim.atMost(
                "D.6",
                "the ledger's gradient noise scale against that of all examples, relative",
                Math.abs(estimated / (perExample / signal) - 1),
                options.noiseTolerance()))
        .heading("Gradient noise at θ₀")
        .add(
            Table.of("Per example", "", "tr Σ", "‖G‖²", "B (examples)")
                .row("all %d, one at a time".formatted(n), perExample, signal, perExample / signal)
                .row(
                    "the ledger, %d rounds".formatted(still.rounds().size()),
                    mean(still, round -> round.noise().perExample()),
                    mean(still, round -> round.noise().signal()),
                    estimated));
  }

  private static double mean(Ledger ledger, ToDoubleFunction<Round> value) {
    return ledger.rounds().stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(LedgerJob.class, args);
  }
}
