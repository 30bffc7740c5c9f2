package ch06_dnn;

import ch06_dnn.Patient.Reading;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.model.Activation;
import leeml.model.Examples;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Spread;
import leeml.report.Table;

/**
 * Five tips for training: what is each of them worth on pictures that were not trained on?
 *
 * <ul>
 *   <li><b>Adaptive rates</b>: Adagrad, RMSProp and Adam beside plain descent and momentum, each at
 *       the rate that is usual for it, over the same steps.
 *   <li><b>Early stopping</b>: the parameters at which the loss on validation pictures was least.
 *   <li><b>L2</b>, L + ½λ Σ θᵢ²: every step shrinks weights in proportion. <b>L1</b>, L + λ Σ |θᵢ|:
 *       every step takes the same from each.
 *   <li><b>Dropout</b>: in each step a share of the hidden units is left out; in use all are there.
 * </ul>
 *
 * <p>The last four fight over-fitting. They stand against the same network without them on few
 * pictures, some of which have a wrong label, start by start: the same seeds for all. A Spark task
 * a network and start.
 *
 * <p>Source: lecture <i>Tips for Deep Learning</i> of Hung-yi Lee; Srivastava et al., JMLR 15
 * (2014); Prechelt, <i>Early stopping – but when?</i>, 1998. Expect gains of a few per cent, which
 * is why there are several starts.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch06.tips",
    rows = "6.5",
    summary = "Adaptive rates, early stopping, L1, L2 and dropout: each one's held-out error")
public final class TipsJob implements Job<TipsJob.Options> {

  private static final String NONE = "none of them";
  private static final String L1 = "L1";

  /** Standard errors below zero at which a gain counts. */
  private static final double SURE = -2;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("pictures a step, at least 1") int batch,
      @Key("steps for the comparison of rates, at least 1") long fewSteps,
      @Key("pictures to overfit, the first ones; a quarter more is kept for validation") int few,
      @Key("share of the training pictures that get any label, in [0, 1)") double mislabelled,
      @Key("steps on them, at least 1") long steps,
      @Key("the optimizer on them") Optimizer optimizer,
      @Key("looks, one an epoch, without improvement before early stopping, at least 1")
          int patience,
      @Key("λ of L1, at least 0") double l1,
      @Key("λ of L2, at least 0") double l2,
      @Key("share of hidden units dropped, in (0, 1)") double dropout,
      @Key("starts of each network, at least 3 to say how sure it is") int seeds) {

    public Options {
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.atLeast("batch", batch, 1);
      Require.atLeast("few-steps", fewSteps, 1);
      Require.atLeast("few", few, 1);
      Require.atLeast("steps", steps, 1);
      Require.atLeast("patience", patience, 1);
      Require.share("dropout", dropout);
      Require.atLeast("seeds", seeds, 3);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit digits = options.images().read(run);
    List<Patient> rates = rates(options, digits.train().size());
    List<Patient> cures = cures(options);
    List<Reading> readings =
        Stream.concat(
                Patient.Trial.runAll(run, rates, options.seeds(), digits).stream(),
                Patient.Trial.runAll(
                    run, cures, options.seeds(), mislabelled(digits, options, run.seed()))
                    .stream())
            .toList();
    run.report().heading("Rates").add(table(rates, readings, rates.get(0).name()));
    run.report().heading("Against over-fitting").add(table(cures, readings, NONE));
    claim(run, rates, cures, readings);
  }

  /**
   * The same pictures, of which some have a label that was drawn: there is something to overfit.
   */
  private static ImageSplit mislabelled(ImageSplit digits, Options options, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] labels = digits.train().targets().clone();
    for (int i = 0; i < labels.length; i++) {
      if (random.nextDouble() < options.mislabelled()) {
        labels[i] = random.nextInt(digits.classes());
      }
    }
    return new ImageSplit(
        new Examples(digits.train().rows(), labels),
        digits.heldOut(),
        digits.classes(),
        digits.width(),
        digits.whole());
  }

  /** All pictures, few steps: who gets further? */
  private static List<Patient> rates(Options options, int all) {
    Patient plain =
        new Patient(
            "plain descent, 0.01",
            options.hidden(),
            Activation.RELU,
            Optimizers.sgd(0.01),
            0,
            0,
            all,
            options.batch(),
            options.fewSteps());
    return List.of(
        plain,
        plain.called("momentum, 0.01").with(Optimizers.momentum(0.01)),
        plain.called("Adagrad, 0.01").with(Optimizers.adagrad(0.01)),
        plain.called("RMSProp, 0.001").with(Optimizers.rmsProp(0.001)),
        plain.called("Adam, 0.001").with(Optimizers.adam(0.001)));
  }

  /** Few pictures, many steps. */
  private static List<Patient> cures(Options options) {
    Patient none =
        new Patient(
            NONE,
            options.hidden(),
            Activation.RELU,
            options.optimizer(),
            0,
            0,
            options.few(),
            options.batch(),
            options.steps());
    return List.of(
        none,
        none.called("early stopping").stoppingAfter(options.patience()),
        none.called(L1).with(Optimizer.chain(Optimizers.l1(options.l1(), 0), options.optimizer())),
        none.called("L2")
            .with(Optimizer.chain(Optimizers.l2(options.l2(), 0), options.optimizer())),
        none.called("dropout").dropping(options.dropout()));
  }

  private static Table table(List<Patient> patients, List<Reading> readings, String base) {
    Table table =
        Table.of(
            "Over starts; the difference is taken start by start",
            "",
            "steps",
            "training accuracy",
            "held-out error",
            "difference from " + base + " ± standard error");
    for (Patient patient : patients) {
      List<Reading> own = Reading.of(readings, patient.name());
      Spread steps = spread(own, reading -> (double) reading.steps());
      table.row(
          patient.name(),
          steps.mean(),
          spread(own, Reading::training).text(),
          spread(own, Reading::heldOutError).text(),
          patient.name().equals(base)
              ? "–"
              : difference(patient, patients.get(0), readings).text());
    }
    return table;
  }

  /** Those that help by more than chance would; L1 is shown and nothing is claimed of it. */
  private static void claim(
      Run run, List<Patient> rates, List<Patient> cures, List<Reading> readings) {
    for (Patient rate : rates.subList(1, rates.size())) {
      claim(run, rate.name() + " over plain descent", rate, rates.get(0), readings);
    }
    for (Patient cure : cures.subList(1, cures.size())) {
      if (cure.name().equals(L1) || run.smoke()) { // a few steps overfit nothing
        Difference difference = difference(cure, cures.get(0), readings);
        run.report().metric("error." + cure.name(), difference.mean());
      } else {
        claim(run, cure.name() + " over " + NONE, cure, cures.get(0), readings);
      }
    }
  }

  private static void claim(
      Run run, String what, Patient patient, Patient base, List<Reading> readings) {
    Difference difference = difference(patient, base, readings);
    run.report()
        .metric("error." + patient.name(), difference.mean())
        .claim(
            Claim.atMost(
                "6.5",
                what + ": held-out error gained, in standard errors",
                difference.inStandardErrors(),
                SURE));
  }

  private static Difference difference(Patient patient, Patient base, List<Reading> readings) {
    return Difference.of(
        Reading.of(readings, patient.name()),
        Reading.of(readings, base.name()),
        Reading::heldOutError);
  }

  private static Spread spread(List<Reading> readings, ToDoubleFunction<Reading> what) {
    return Spread.of(readings.stream().mapToDouble(what).toArray());
  }

  /**
   * A mean of differences, and how far chance moves it.
   *
   * @param mean over starts
   * @param standardError its standard deviation over √starts
   */
  record Difference(double mean, double standardError) {

    static Difference of(List<Reading> ours, List<Reading> theirs, ToDoubleFunction<Reading> what) {
      Spread spread =
          Spread.of(
              IntStream.range(0, ours.size())
                  .mapToDouble(
                      i -> what.applyAsDouble(ours.get(i)) - what.applyAsDouble(theirs.get(i)))
                  .toArray());
      return new Difference(spread.mean(), spread.deviation() / Math.sqrt(spread.count()));
    }

    double inStandardErrors() {
      return mean / standardError;
    }

    String text() {
      return "%+.4f ± %.4f".formatted(mean, standardError);
    }
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TipsJob.class, args);
  }
}
