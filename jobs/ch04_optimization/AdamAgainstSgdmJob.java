package ch04_optimization;

import ch04_optimization.net.Curves;
import ch04_optimization.net.OverSeeds;
import ch04_optimization.net.PictureNet;
import ch04_optimization.net.PictureSplit;
import ch04_optimization.net.Trial;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import org.apache.spark.broadcast.Broadcast;

/**
 * Is Adam faster than SGD with momentum, and does it generalise worse?
 *
 * <p>The same perceptron is trained by SGDM, θ ← θ − η·vₜ with vₜ = 0.9·vₜ₋₁ + gₜ, and by Adam, θ ←
 * θ − η·m̂/(√v̂ + ε), over a grid of rates η and several seeds. Each optimizer gets the rate with
 * the best mean validation accuracy at the end; figures are from the test part. <i>Speed</i> is the
 * training loss after the first epoch, the <i>generalisation gap</i> test loss minus training loss
 * (and training accuracy minus test accuracy) after the last. Differences are taken seed by seed,
 * since both optimizers start at the same θ₀ and see the same batches.
 *
 * <p>Every (optimizer, rate, seed) is one Spark task. The pictures are broadcast once; a task sends
 * back six numbers an epoch.
 *
 * <p>Source: lecture <i>New Optimization</i> of Hung-yi Lee (Adam: fast training, large
 * generalisation gap, unstable; SGDM: stable, little gap, better convergence); Wilson et al., The
 * marginal value of adaptive gradient methods in machine learning, NeurIPS 2017. Data: a cut of
 * Fashion-MNIST at 14 × 14. Expect Adam ahead in the first epochs and both close together in
 * accuracy.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch04.adam-against-sgdm",
    rows = "4.2",
    summary = "Adam and SGD with momentum over rates and seeds: speed and generalisation gap")
public final class AdamAgainstSgdmJob implements Job<AdamAgainstSgdmJob.Options> {

  private static final String ADAM = "Adam";
  private static final String SGDM = "SGDM";

  /** In a smoke run of a few epochs the gap has not opened yet: its sign is left to chance. */
  private static final double SMOKE_SLACK = 0.1;

  /** The job's options. */
  public record Options(
      @Key("folder with IDX files train-* and t10k-*") String data,
      @Key("pictures to train on, at least 1") int training,
      @Key("pictures to choose the rates by, at least 1") int validation,
      @Key("pictures to report on, at least 1") int test,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("pictures a step, at least 1") int batchSize,
      @Key("passes over the training pictures, at least 2") int epochs,
      @Key("runs of each setting, at least 2, for a spread") int seeds,
      @Key("rates tried for Adam, each above 0") List<Double> adamRates,
      @Key("rates tried for SGD with momentum 0.9, each above 0") List<Double> sgdmRates,
      @Key("mean test accuracy that both have to reach, in [0, 1]") double soundAccuracy) {

    public Options {
      Require.atLeast("training", training, 1);
      Require.atLeast("validation", validation, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("batch-size", batchSize, 1);
      Require.atLeast("epochs", epochs, 2);
      Require.atLeast("seeds", seeds, 2);
      Require.atLeast("number of adam-rates", adamRates.size(), 1);
      Require.atLeast("number of sgdm-rates", sgdmRates.size(), 1);
      adamRates.forEach(rate -> Require.positive("adam-rates", rate));
      sgdmRates.forEach(rate -> Require.positive("sgdm-rates", rate));
      Require.share("sound-accuracy", soundAccuracy);
    }
  }

  /** The runs of one optimizer at one rate, in the order of the seeds. */
  private record Setting(String method, double rate, List<Curves> runs) {

    OverSeeds over(Function<Curves, double[]> curve) {
      return OverSeeds.of(runs, curve);
    }

    String name() {
      return String.format(Locale.ROOT, "%s, η = %s", method, rate);
    }
  }

  @Override
  public void run(Run run, Options options) {
    PictureSplit pictures =
        PictureSplit.read(
            run.sc().hadoopConfiguration(),
            options.data(),
            options.training(),
            options.validation(),
            options.test());
    PictureNet net = new PictureNet(pictures, options.hidden(), options.batchSize());
    List<Setting> settings = train(run, options, net);
    Setting adam = best(settings, ADAM);
    Setting sgdm = best(settings, SGDM);
    claim(run, options, adam, sgdm);
    run.report().heading("Adam against SGDM");
    drawLosses(run, adam, sgdm);
    drawGap(run, adam, sgdm);
    run.report().add(chosen(adam, sgdm)).add(grid(settings));
  }

  private static List<Setting> train(Run run, Options options, PictureNet net) {
    int seeds = options.seeds();
    List<Trial> trials = new ArrayList<>();
    for (double rate : options.adamRates()) {
      Trial.overSeeds(Optimizers.adam(rate), run.seed(), seeds).forEach(trials::add);
    }
    for (double rate : options.sgdmRates()) {
      Trial.overSeeds(Optimizers.momentum(rate), run.seed(), seeds).forEach(trials::add);
    }
    Broadcast<PictureNet> shared = run.sc().broadcast(net);
    Iterator<Curves> curves = Trial.trainAll(run, shared, trials, options.epochs()).iterator();
    shared.destroy();
    List<Setting> settings = new ArrayList<>();
    for (double rate : options.adamRates()) {
      settings.add(new Setting(ADAM, rate, next(curves, seeds)));
    }
    for (double rate : options.sgdmRates()) {
      settings.add(new Setting(SGDM, rate, next(curves, seeds)));
    }
    return settings;
  }

  private static List<Curves> next(Iterator<Curves> curves, int count) {
    return Stream.generate(curves::next).limit(count).toList();
  }

  /** The setting with the best mean validation accuracy after the last epoch. */
  private static Setting best(List<Setting> settings, String method) {
    return settings.stream()
        .filter(setting -> setting.method().equals(method))
        .filter(setting -> !Double.isNaN(setting.over(Curves::validationAccuracy).last()))
        .max(Comparator.comparingDouble(setting -> setting.over(Curves::validationAccuracy).last()))
        .orElseThrow(
            () -> new IllegalArgumentException(method + " diverged at every rate of its grid"));
  }

  private static void claim(Run run, Options options, Setting adam, Setting sgdm) {
    OverSeeds speed = difference(adam, sgdm, Curves::trainingLoss);
    OverSeeds gap = difference(adam, sgdm, Curves::lossGap);
    OverSeeds accuracy = difference(adam, sgdm, Curves::testAccuracy);
    double lower =
        Math.min(adam.over(Curves::testAccuracy).last(), sgdm.over(Curves::testAccuracy).last());
    run.report()
        .metric("adam.rate", adam.rate())
        .metric("sgdm.rate", sgdm.rate())
        .metric("adam.testAccuracy", adam.over(Curves::testAccuracy).last())
        .metric("sgdm.testAccuracy", sgdm.over(Curves::testAccuracy).last())
        .metric("adam.lossGap", adam.over(Curves::lossGap).last())
        .metric("sgdm.lossGap", sgdm.over(Curves::lossGap).last())
        .metric("difference.testAccuracy", accuracy.last())
        .metric("difference.testAccuracy.deviation", accuracy.lastDeviation())
        .metric("difference.lossGap", gap.last())
        .metric("difference.lossGap.deviation", gap.lastDeviation())
        .claim(
            Claim.atMost(
                "4.2",
                "after the first epoch Adam's training loss minus SGDM's, mean over seeds, is below 0",
                speed.mean()[0],
                0))
        .claim(
            Claim.atLeast(
                "4.2",
                "both reach a sound test accuracy, mean over seeds, at rates chosen by validation",
                lower,
                options.soundAccuracy()))
        .claim(
            Claim.atLeast(
                "4.2",
                "after the last epoch Adam's loss gap minus SGDM's, mean over seeds",
                gap.last(),
                run.smoke() ? -SMOKE_SLACK : 0));
  }

  /** Adam minus SGDM, seed by seed. */
  private static OverSeeds difference(
      Setting adam, Setting sgdm, Function<Curves, double[]> curve) {
    List<double[]> differences = new ArrayList<>();
    for (int i = 0; i < adam.runs().size(); i++) {
      double[] a = curve.apply(adam.runs().get(i)).clone();
      double[] b = curve.apply(sgdm.runs().get(i));
      for (int epoch = 0; epoch < a.length; epoch++) {
        a[epoch] -= b[epoch];
      }
      differences.add(a);
    }
    return OverSeeds.of(differences, Function.identity());
  }

  private static void drawLosses(Run run, Setting adam, Setting sgdm) {
    LineChart chart = LineChart.of("Training and test loss", "epoch", "cross entropy (nats)");
    for (Setting setting : List.of(adam, sgdm)) {
      setting.over(Curves::trainingLoss).drawOn(chart, setting.name() + ", training");
      setting.over(Curves::testLoss).drawOn(chart, setting.name() + ", test");
    }
    chart.caption(
        "Bands are ± one standard deviation over seeds. Who is ahead in the first epochs, and whose"
            + " test loss turns upwards first while its training loss goes on falling?");
    run.report().add(chart);
  }

  private static void drawGap(Run run, Setting adam, Setting sgdm) {
    LineChart chart =
        LineChart.of("Generalisation gap", "epoch", "training accuracy − test accuracy");
    for (Setting setting : List.of(adam, sgdm)) {
      setting.over(Curves::accuracyGap).drawOn(chart, setting.name());
    }
    chart.caption(
        "The gap opens as the training set is learned by heart. Compare the two curves with the"
            + " width of their bands before calling one of them larger.");
    run.report().add(chart);
  }

  private static Table chosen(Setting adam, Setting sgdm) {
    Table table =
        Table.of(
            "After the last epoch, rates chosen by validation: mean ± standard deviation over seeds",
            "",
            adam.name(),
            sgdm.name(),
            "difference, seed by seed");
    row(table, "training loss", adam, sgdm, Curves::trainingLoss);
    row(table, "test loss", adam, sgdm, Curves::testLoss);
    row(table, "loss gap", adam, sgdm, Curves::lossGap);
    row(table, "training accuracy", adam, sgdm, Curves::trainingAccuracy);
    row(table, "test accuracy", adam, sgdm, Curves::testAccuracy);
    row(table, "accuracy gap", adam, sgdm, Curves::accuracyGap);
    return table;
  }

  private static void row(
      Table table, String name, Setting adam, Setting sgdm, Function<Curves, double[]> curve) {
    table.row(
        name,
        adam.over(curve).lastText(),
        sgdm.over(curve).lastText(),
        difference(adam, sgdm, curve).lastText());
  }

  private static Table grid(List<Setting> settings) {
    Table table =
        Table.of(
            "All rates",
            "setting",
            "training loss after epoch 1",
            "training loss at the end",
            "validation accuracy",
            "test accuracy",
            "loss gap");
    for (Setting setting : settings) {
      table.row(
          setting.name(),
          setting.over(Curves::trainingLoss).mean()[0],
          setting.over(Curves::trainingLoss).last(),
          setting.over(Curves::validationAccuracy).lastText(),
          setting.over(Curves::testAccuracy).lastText(),
          setting.over(Curves::lossGap).lastText());
    }
    return table;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(AdamAgainstSgdmJob.class, args);
  }
}
