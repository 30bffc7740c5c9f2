package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.master.AveragingMaster;
import leeml.dl4j.master.SharingMaster;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.compress.sparse.Threshold;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shards;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import study.trial.DigitOptions;
import study.trial.DigitTask;

/**
 * What do Deeplearning4j's own masters cost, beside this project's strategies on the same network,
 * the same θ₀ and the same batches?
 *
 * <ol>
 *   <li>Parameter averaging every n batches against local SGD(n). With plain SGD, equal shards and
 *       one round an epoch both are the same mathematics, so θ must be the same.
 *   <li>Gradient sharing (Strom's thresholds over Aeron) against synchronous descent with the same
 *       threshold as a compressor, where each worker has an executor; elsewhere the report says why
 *       it did not run.
 * </ol>
 *
 * <p>The averaging master sends configuration, θ and the updater's state anew each round, and its
 * workers build their networks anew; this project's workers keep theirs, and get θ. Sources: the
 * masters' own documentation; Strom, Interspeech 2015; data: MNIST's shipped cut.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.masters",
    rows = "D.12",
    summary = "Deeplearning4j's averaging and sharing masters beside the same by this project")
public final class MastersJob implements Job<MastersJob.Options> {

  private static final String ACCURACY = "accuracy";
  private static final double SAME = 1e-5;

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of plain descent, above 0") double rate,
      @Key("n: batches between averagings, at least one, each at least 1")
          List<Integer> frequencies,
      @Key("τ of sharing, above 0") double threshold,
      @Key("points of accuracy by which averaging may differ from local SGD") double margin) {

    public Options {
      Require.positive("rate", rate);
      Require.atLeast("number of frequencies", frequencies.size(), 1);
      frequencies.forEach(n -> Require.atLeast("frequency", n, 1));
      Require.positive("threshold", threshold);
    }
  }

  /** A run and what came of it. */
  private record Result(String name, Fit fit, double accuracy) {

    double roundSeconds() {
      return fit.ledger().median(round -> round.cost().seconds());
    }

    double bytesUp() {
      return fit.ledger().totals().get("bytesUp");
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    ExampleNetwork net = ExampleNetwork.dense(task.widths());
    Shards<ExampleBatch> shards =
        new Iid().cut(task.train(), options.digits().workers(), run.seed());
    sameTheta(run, options, task, net, shards);
    List<Result> results = new ArrayList<>();
    for (int n : options.frequencies()) {
      results.add(train(run, options, task, net, shards, LocalSgd.every(n)));
      results.add(train(run, options, task, net, shards, new AveragingMaster(n)));
    }
    averaging(run, options, results);
    Table table = table(results);
    run.report().heading("Averaging").add(table).add(curves(results));
    sharing(run, options, task, net, shards);
  }

  /** One averaging an epoch is one local SGD round an epoch. */
  private static void sameTheta(
      Run run, Options options, DigitTask task, ExampleNetwork net, Shards<ExampleBatch> shards) {
    long largest = Arrays.stream(shards.sizes()).max().orElseThrow();
    int epoch = Math.toIntExact(Sampler.stepsPerEpoch(largest, options.digits().batch()));
    float[] ours = train(run, options, task, net, shards, LocalSgd.every(epoch)).fit().theta();
    float[] theirs =
        train(run, options, task, net, shards, new AveragingMaster(epoch)).fit().theta();
    double largestDifference =
        IntStream.range(0, ours.length)
            .mapToDouble(i -> Math.abs(ours[i] - theirs[i]))
            .max()
            .orElseThrow();
    run.report()
        .claim(
            Claim.atMost(
                "D.12",
                "θ of Deeplearning4j's averaging once an epoch minus local SGD's, largest difference",
                largestDifference,
                SAME));
  }

  private static Result train(
      Run run,
      Options options,
      DigitTask task,
      ExampleNetwork net,
      Shards<ExampleBatch> shards,
      Strategy strategy) {
    return train(
        run, options, task, net, shards, trainer -> trainer.strategy(strategy), strategy.name());
  }

  private static Result train(
      Run run,
      Options options,
      DigitTask task,
      ExampleNetwork net,
      Shards<ExampleBatch> shards,
      UnaryOperator<Trainer<ExampleBatch>> how,
      String name) {
    ExampleBatch heldOut = task.heldOut().all();
    Trainer<ExampleBatch> trainer =
        Trainer.of(net, Optimizers.sgd(options.rate()))
            .batchSize(options.digits().batch())
            .seed(run.seed())
            .within(Budget.epochs(options.digits().epochs()))
            .on(run.cluster())
            .validate(
                Validation.higher(ACCURACY, theta -> net.accuracy(theta, heldOut)).everyEpochs(1));
    Fit fit = run.fit(name, how.apply(trainer), shards);
    return new Result(name, fit, net.accuracy(fit.theta(), heldOut));
  }

  private static void averaging(Run run, Options options, List<Result> results) {
    double largest = 0;
    for (int i = 0; i < results.size(); i += 2) {
      double difference = results.get(i).accuracy() - results.get(i + 1).accuracy();
      largest = Math.max(largest, 100 * Math.abs(difference));
      run.report()
          .metric(
              "seconds of a round, theirs over ours, n = " + options.frequencies().get(i / 2),
              results.get(i + 1).roundSeconds() / results.get(i).roundSeconds());
    }
    run.report()
        .claim(
            Claim.atMost(
                "D.12",
                "points of accuracy between averaging every n and local SGD(n), largest difference",
                largest,
                options.margin()));
  }

  private static Table table(List<Result> results) {
    Table table =
        Table.of(
            "The same network, θ₀ and batches",
            "strategy",
            "held-out accuracy",
            "rounds",
            "ms a round, median",
            "MB up",
            "seconds");
    for (Result one : results) {
      table.row(
          one.name(),
          one.accuracy(),
          one.fit().ledger().rounds().size(),
          1e3 * one.roundSeconds(),
          1e-6 * one.bytesUp(),
          one.fit().seconds());
    }
    return table;
  }

  private static LineChart curves(List<Result> results) {
    LineChart chart =
        LineChart.of("Accuracy on held-out digits", "seconds", "share read rightly")
            .caption(
                "The same steps by either: what lies between two curves of one n is what a round"
                    + " costs.");
    for (Result one : results) {
      chart.series(one.name(), seconds(one.fit().ledger()), accuracy(one.fit().ledger())).markers();
    }
    return chart;
  }

  private static double[] accuracy(Ledger ledger) {
    return ledger.metric(ACCURACY)[1];
  }

  /** The run's seconds at each look at the held-out digits. */
  private static double[] seconds(Ledger ledger) {
    List<Double> looks = new ArrayList<>();
    double now = 0;
    for (Ledger.Round round : ledger.rounds()) {
      now += round.cost().seconds();
      if (round.metrics().containsKey(ACCURACY)) {
        looks.add(now);
      }
    }
    return looks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void sharing(
      Run run, Options options, DigitTask task, ExampleNetwork net, Shards<ExampleBatch> shards) {
    Threshold threshold = Threshold.of(options.threshold());
    run.report().heading("Gradient sharing");
    try {
      Result theirs =
          train(run, options, task, net, shards, new SharingMaster(options.threshold()));
      Result ours =
          train(
              run,
              options,
              task,
              net,
              shards,
              trainer -> trainer.strategy(new Synchronous()).compressor(threshold),
              "sync, " + threshold.name());
      run.report()
          .add(table(List.of(ours, theirs)))
          .claim(
              Claim.atMost(
                  "D.12",
                  "points of accuracy that gradient sharing ends below synchronous descent",
                  100 * (ours.accuracy() - theirs.accuracy()),
                  options.margin()));
    } catch (UsageException reason) {
      run.report().text("It did not run: " + reason.getMessage() + ".");
    }
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(MastersJob.class, args);
  }
}
