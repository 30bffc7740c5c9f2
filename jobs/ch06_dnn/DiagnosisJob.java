package ch06_dnn;

import ch06_dnn.Patient.Reading;
import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.model.Activation;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Spread;
import leeml.report.Table;

/**
 * A network reads held-out digits badly. What is wrong with it?
 *
 * <p>The held-out accuracy alone does not say. If training accuracy is bad too, the network was not
 * trained, and dropout would make it worse; only if training accuracy is good is it overfitted
 * ({@link Diagnosis}). Two patients that look alike from outside are looked at, each is given what
 * its diagnosis asks for, and the other's medicine as well.
 *
 * <p>A Spark task a network and seed; the pictures are broadcast once.
 *
 * <p>Source: lecture <i>Tips for Deep Learning</i> of Hung-yi Lee (recipe of deep learning: do not
 * always blame over-fitting); He et al., CVPR 2016, figure 1, for a deep network that is worse on
 * training data too. Expect the right medicine to work and the wrong one to do nothing.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch06.diagnosis",
    rows = "6.4",
    summary = "Not trained or overfitted: two sick networks, and both medicines for each")
public final class DiagnosisJob implements Job<DiagnosisJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("hidden layers of the deep network") List<Integer> deep,
      @Key("hidden layers of the wide network") List<Integer> wide,
      @Key("pictures that the wide network is trained on, the first ones") int few,
      @Key("the optimizer of the deep network") Optimizer plain,
      @Key("the optimizer of the wide one, and an adaptive rate for the deep one")
          Optimizer adaptive,
      @Key("share of hidden units dropped, in (0, 1)") double dropout,
      @Key("pictures a step, at least 1") int batch,
      @Key("steps of every training, at least 1") long steps,
      @Key("starts of each network, at least 1") int seeds,
      @Key("least training accuracy of a network that is trained") double goal,
      @Key("largest lead in training accuracy that is let pass") double gap,
      @Key("least gain that the right medicine must bring") double gain) {

    public Options {
      Require.atLeast("few", few, 1);
      Require.share("dropout", dropout);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("steps", steps, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.share("goal", goal);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit digits = options.images().read(run);
    List<Patient> patients = patients(options, digits.train().size());
    List<Reading> readings = Patient.Trial.runAll(run, patients, options.seeds(), digits);
    show(run, options, patients, readings);
    claim(run, options, readings);
  }

  /** Each patient as it is, then with its medicine, then with the other's. */
  private static List<Patient> patients(Options options, int all) {
    Patient deep =
        new Patient(
            "deep, sigmoid",
            options.deep(),
            Activation.SIGMOID,
            options.plain(),
            0,
            0,
            all,
            options.batch(),
            options.steps());
    Patient wide =
        new Patient(
            "wide, few pictures",
            options.wide(),
            Activation.RELU,
            options.adaptive(),
            0,
            0,
            Math.min(all, options.few()),
            options.batch(),
            options.steps());
    return List.of(
        deep,
        deep.called("deep, ReLU").with(Activation.RELU),
        deep.called("deep, sigmoid, adaptive rate").with(options.adaptive()),
        deep.called("deep, sigmoid, dropout").dropping(options.dropout()),
        wide,
        wide.called("wide, all pictures").on(all),
        wide.called("wide, few pictures, dropout").dropping(options.dropout()),
        wide.called("wide, few pictures, sigmoid").with(Activation.SIGMOID));
  }

  private static void show(
      Run run, Options options, List<Patient> patients, List<Reading> readings) {
    Table table =
        Table.of(
            "Training accuracy is asked first",
            "network",
            "pictures",
            "training",
            "held out",
            "diagnosis",
            "advice");
    for (Patient patient : patients) {
      List<Reading> own = Reading.of(readings, patient.name());
      double training = own.stream().mapToDouble(Reading::training).average().orElseThrow();
      double heldOut = own.stream().mapToDouble(Reading::heldOut).average().orElseThrow();
      Diagnosis diagnosis = Diagnosis.of(training, heldOut, options.goal(), options.gap());
      table.row(
          patient.name(),
          patient.pictures(),
          Spread.of(own.stream().mapToDouble(Reading::training).toArray()).text(),
          Spread.of(own.stream().mapToDouble(Reading::heldOut).toArray()).text(),
          diagnosis.word(),
          diagnosis.advice());
    }
    run.report().heading("Two patients, and what each medicine does").add(table);
  }

  private static void claim(Run run, Options options, List<Reading> readings) {
    Diagnosis deep = diagnose(options, readings, "deep, sigmoid");
    Diagnosis wide = diagnose(options, readings, "wide, few pictures");
    run.report()
        .claim(Claim.isTrue("6.4", "deep, sigmoid: not trained", deep == Diagnosis.NOT_TRAINED))
        .claim(Claim.isTrue("6.4", "wide, few pictures: overfitted", wide == Diagnosis.OVERFITTED))
        .claim(
            Claim.atLeast(
                "6.4",
                "ReLU for the one that is not trained: gain in training accuracy",
                training(readings, "deep, ReLU") - training(readings, "deep, sigmoid"),
                options.gain()))
        .claim(
            Claim.atMost(
                "6.4",
                "dropout for it, which is for the other: the same",
                training(readings, "deep, sigmoid, dropout") - training(readings, "deep, sigmoid"),
                options.gain()))
        .claim(
            Claim.atLeast(
                "6.4",
                "all pictures for the one that is overfitted: share of the gap that closes",
                1 - gap(readings, "wide, all pictures") / gap(readings, "wide, few pictures"),
                options.gain()))
        .claim(
            Claim.atMost(
                "6.4",
                "sigmoid for it, which is not its trouble: the same",
                1
                    - gap(readings, "wide, few pictures, sigmoid")
                        / gap(readings, "wide, few pictures"),
                options.gain()));
  }

  private static Diagnosis diagnose(Options options, List<Reading> readings, String name) {
    double training = training(readings, name);
    return Diagnosis.of(training, training - gap(readings, name), options.goal(), options.gap());
  }

  private static double training(List<Reading> readings, String name) {
    return Reading.of(readings, name).stream()
        .mapToDouble(Reading::training)
        .average()
        .orElseThrow();
  }

  private static double gap(List<Reading> readings, String name) {
    return Reading.of(readings, name).stream().mapToDouble(Reading::gap).average().orElseThrow();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(DiagnosisJob.class, args);
  }
}
