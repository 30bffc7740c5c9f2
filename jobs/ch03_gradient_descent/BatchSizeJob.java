package ch03_gradient_descent;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.SoftmaxRegression;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.shard.Sampler;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.spark.broadcast.Broadcast;

/**
 * How many examples should a step look at?
 *
 * <p>Softmax regression on digits by descent on batches B of b = 1, 10, 100, 1000 and all n
 * examples, θ ← θ − η g_B, g_B = 1/b Σ_{i∈B} ∇ℓᵢ(θ), each b at the best of several rates. An epoch
 * is n/b steps, and every one of them costs an update of all d parameters beside the b gradients. A
 * batch's gradient strays from the whole by E‖g_B − g‖² ∝ 1/b ({@link GradientNoise}), so the large
 * batch buys precision that early steps have no use for. Counted in examples small batches win;
 * counted in seconds the step's own cost decides, and on a cluster that cost is a round.
 *
 * <p>Distribution: serially, every (b, η) is a trial, a Spark task over broadcast pictures. Then by
 * {@code --strategy} over K workers, b/K examples each: synchronous descent sends θ down and a
 * gradient up, 4d = 31 400 bytes each way a worker and round, n/b rounds an epoch.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Gradient Descent (tip 2, stochastic gradient descent);
 * Bottou, Curtis and Nocedal, SIAM Review 60, 2018. Data: MNIST, a cut of it. Expect: after one
 * epoch the small batch is far ahead; batch size 1 takes the longest for an epoch.
 */
@About(
    name = "ch03.batch-size",
    rows = "3.3",
    summary = "Loss against examples and against seconds, one example a step to all of them")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class BatchSizeJob implements Job<BatchSizeJob.Options> {

  private static final int LOOKS_PER_EPOCH = 20;
  private static final int NOISE_BATCHES = 40;

  /** The job's keys. */
  public record Options(
      @Key("folder of IDX files as MNIST has them") String data,
      @Key("training pictures, the first of the file, at least 100") int images,
      @Key("held-out pictures, the first of the test file, at least 100") int heldOut,
      @Key("batch sizes, each at least 1; the whole set is added as the last") List<Integer> sizes,
      @Key("rates of which each size takes its best, each above 0") List<Double> rates,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("combined batch sizes of the distributed part, at most the pictures")
          List<Integer> spread,
      @Key("how it is distributed: sync, local-sgd:period=H") Strategy strategy,
      @Key("workers of the distributed part; 0 for all cores") int workers) {

    /** Checks the ranges. */
    public Options {
      if (images < 100 || heldOut < 100 || epochs < 1 || workers < 0) {
        throw new IllegalArgumentException(
            "images = %d, held-out = %d, epochs = %d, workers = %d, expected 100, 100, 1, 0 or more"
                .formatted(images, heldOut, epochs, workers));
      }
      if (sizes.size() < 2 || sizes.stream().anyMatch(b -> b < 1 || b >= images)) {
        throw new IllegalArgumentException(
            "sizes = " + sizes + ", expected two or more, each from 1 to below " + images);
      }
      if (rates.isEmpty() || rates.stream().anyMatch(rate -> !(rate > 0))) {
        throw new IllegalArgumentException("rates = " + rates + ", expected rates above 0");
      }
      if (spread.size() < 2 || spread.stream().anyMatch(b -> b < 1 || b > images)) {
        throw new IllegalArgumentException(
            "spread = " + spread + ", expected two or more, each from 1 to " + images);
      }
    }
  }

  /** A batch size and a rate to try. */
  private record Trial(int batchSize, double rate) implements Serializable {}

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(BatchSizeJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Digits digits = Digits.read(run.sc().hadoopConfiguration(), o.data(), o.images(), o.heldOut());
    List<Integer> sizes = new ArrayList<>(o.sizes().stream().sorted().toList());
    sizes.add(digits.train().size());
    List<BatchCurve> all = search(run, o, digits, sizes);
    List<BatchCurve> best = sizes.stream().map(size -> best(all, size)).toList();
    claims(run, all, best, digits.train().size());
    show(run, all, best);
    noise(run, digits, o.sizes().stream().sorted().toList());
    int workers = Math.min(run.workers(o.workers()), o.strategy().mostWorkers());
    new SpreadBatches(digits, o.strategy(), workers).run(run, best, o.spread());
  }

  private static List<BatchCurve> search(Run run, Options o, Digits digits, List<Integer> sizes) {
    List<Trial> trials =
        sizes.stream()
            .flatMap(size -> o.rates().stream().map(rate -> new Trial(size, rate)))
            .toList();
    Broadcast<Digits> shared = run.sc().broadcast(digits);
    int epochs = o.epochs();
    long seed = run.seed();
    try (var progress = run.progress("sizes × rates", trials.size(), "trial")) {
      return Search.run(
          run.sc(),
          trials,
          trial -> descend(shared.value(), trial, epochs, seed),
          progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  private static BatchCurve descend(Digits digits, Trial trial, int epochs, long seed) {
    long steps = Sampler.stepsPerEpoch(digits.train().size(), trial.batchSize());
    int period = (int) Math.max(1, steps / LOOKS_PER_EPOCH);
    Fit fit =
        BatchCurve.trainer(digits.classes(), trial.rate(), digits.heldOut(), 1)
            .strategy(Serial.every(period))
            .batchSize(trial.batchSize())
            .within(Budget.epochs(epochs))
            .seed(seed)
            .fit(Shards.of(List.of(Shard.of(digits.train()))));
    return BatchCurve.of(fit, trial.batchSize(), trial.rate());
  }

  private static BatchCurve best(List<BatchCurve> all, int size) {
    return all.stream()
        .filter(curve -> curve.batchSize() == size)
        .min(Comparator.comparingDouble(BatchCurve::lastLoss))
        .orElseThrow();
  }

  private static void claims(Run run, List<BatchCurve> all, List<BatchCurve> best, int n) {
    BatchCurve full = best.get(best.size() - 1);
    double smallest =
        best.subList(0, best.size() - 1).stream()
            .filter(curve -> curve.batchSize() <= n / 50)
            .mapToDouble(curve -> curve.lossAfter(n))
            .max()
            .orElse(Double.NaN);
    run.report()
        .claim(
            Claim.atLeast(
                "3.3",
                "held-out loss after one epoch: full batch over the worst batch of at most n/50",
                full.lossAfter(n) / smallest,
                1.5))
        .claim(
            Claim.atLeast(
                "3.3",
                "seconds an epoch, serial: batch size "
                    + best.get(0).batchSize()
                    + " over full batch",
                secondsOf(all, best.get(0).batchSize()) / secondsOf(all, n),
                1.2));
    for (BatchCurve curve : best) {
      String name = "batch-" + (curve.batchSize() == n ? "full" : curve.batchSize());
      run.report()
          .metric(name + ".rate", curve.rate())
          .metric(name + ".loss-after-one-epoch", curve.lossAfter(n))
          .metric(name + ".last-loss", curve.lastLoss())
          .metric(name + ".seconds", curve.lastSeconds());
    }
  }

  /** Training time of a size; the fastest of its rates, since the rate does not change the work. */
  private static double secondsOf(List<BatchCurve> all, int size) {
    return all.stream()
        .filter(curve -> curve.batchSize() == size && curve.losses().length > 0)
        .mapToDouble(BatchCurve::lastSeconds)
        .min()
        .orElse(Double.NaN);
  }

  private static void show(Run run, List<BatchCurve> all, List<BatchCurve> best) {
    double target = 1.05 * best.stream().mapToDouble(BatchCurve::lastLoss).max().orElseThrow();
    Table table =
        Table.of(
            "Serial descent, each size at its best rate",
            "batch",
            "rate",
            "last loss",
            "seconds in all",
            "seconds to loss %.3g".formatted(target));
    LineChart byExamples =
        LineChart.of("Loss against examples seen", "examples seen", "held-out loss").logX().logY();
    LineChart bySeconds =
        LineChart.of("Loss against time", "training time (s)", "held-out loss").logX().logY();
    for (BatchCurve curve : best) {
      String name = "b = " + curve.batchSize();
      byExamples.series(name, curve.examples(), curve.losses());
      bySeconds.series(name, curve.seconds(), curve.losses());
      table.row(
          curve.batchSize(),
          curve.rate(),
          curve.lastLoss(),
          secondsOf(all, curve.batchSize()),
          curve.secondsTo(target));
    }
    run.report()
        .heading("Serial: examples and seconds")
        .add(table)
        .add(
            byExamples.caption(
                "The same number of examples buys one step or thousands. The full batch has moved"
                    + " once where the smallest has already settled."))
        .add(
            bySeconds.caption(
                "A step on one example updates every parameter as a step on all does: what b = 1"
                    + " gains in examples it loses again in seconds."));
  }

  private static void noise(Run run, Digits digits, List<Integer> sizes) {
    SoftmaxRegression model = digits.model();
    double[] noise =
        sizes.stream()
            .mapToDouble(
                b ->
                    GradientNoise.measure(
                        model,
                        model.initial(0),
                        Shard.of(digits.train()),
                        b,
                        NOISE_BATCHES,
                        run.seed()))
            .toArray();
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < noise.length; i++) {
      line.addData(Math.log(sizes.get(i)), Math.log(noise[i]));
    }
    run.report()
        .claim(
            Claim.within("3.3", "noise of a batch's gradient ∝ b^p: p", line.getSlope(), -1, 0.15))
        .heading("What a larger batch buys")
        .add(
            LineChart.of("Noise of the gradient at θ₀", "batch size b", "mean ‖g_B − g‖²")
                .series(
                    "measured", sizes.stream().mapToDouble(Integer::doubleValue).toArray(), noise)
                .logX()
                .logY()
                .markers()
                .caption("Slope −1: ten times the work for a tenth of the variance."));
  }
}
