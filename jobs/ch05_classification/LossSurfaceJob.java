package ch05_classification;

import ch05_classification.logistic.Descents;
import ch05_classification.logistic.FarStart;
import ch05_classification.logistic.FarStart.Kind;
import ch05_classification.logistic.FarStart.Outcome;
import ch05_classification.logistic.Newton;
import ch05_classification.page.LossSurfacePage;
import ch05_classification.picture.TwoColumns;
import ch05_classification.table.ClassTable;
import ch05_classification.table.TableOptions;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * Question: why is a logistic unit trained by cross entropy, and not by the square error?
 *
 * <p>With f = σ(z), z = w·x + b: dℓ/dz is f − y under cross entropy, and 2(f − y) f(1 − f) under
 * the square error. Both vanish where f is right. Where f is certain and wrong the first is ±1, and
 * the second vanishes too: far from the optimum its surface is flat. Here both surfaces over the
 * weights of two standardised columns, their slopes along the way from the far start to the
 * optimum, and plain descents from starts all around at several rates.
 *
 * <p>Distribution: each (loss, rate, start) is a trial, a Spark task over broadcast examples; a
 * trial sends its way home, some kilobytes.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression” (logistic
 * regression + square error); Glorot, Bengio, Understanding the difficulty of training deep
 * feedforward neural networks, AISTATS 2010, fig. 5. Data: breast cancer, its two most telling
 * columns; any CSV with two classes. Expect: cross entropy gets home from every start, the square
 * error from those that are not too wrong.
 */
@About(
    name = "ch05.loss-surface",
    rows = "5.5",
    summary = "Cross entropy against square error: surfaces, slopes, descents from far starts.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class LossSurfaceJob implements Job<LossSurfaceJob.Options> {

  private static final double LAMBDA = 1e-4;
  private static final double FLATTER = 50;
  private static final double STALLED = 0.8;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("training rows at most, at least 20; more are sampled") int mostRows,
      @Key("how far from 0 the starts lie, in standardised weights, above 0") double radius,
      @Key("starts all around, at least 4") int starts,
      @Key("rates of the descents, each above 0") List<Double> rates,
      @Key("steps of each descent, at least 10") int steps) {

    public Options {
      Require.atLeast("most-rows", mostRows, 20);
      Require.positive("radius", radius);
      Require.atLeast("starts", starts, 4);
      Legal.check(
          "rates", rates, !rates.isEmpty() && rates.stream().allMatch(r -> r > 0), "rates above 0");
      Require.atLeast("steps", steps, 10);
    }
  }

  public static void main(String[] args) {
    Launcher.main(LossSurfaceJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = ClassTable.open(run, o.table.source())) {
      TwoColumns columns = TwoColumns.of(table, o.mostRows, run.seed());
      Examples examples = columns.examples();
      float[] optimum = floats(Newton.fit(columns.rows(), columns.targets(), LAMBDA));
      double norm = Math.hypot(optimum[0], optimum[1]);
      float[] wrong = {
        (float) (-o.radius * optimum[0] / norm), (float) (-o.radius * optimum[1] / norm), 0
      };
      double reachable = FarStart.accuracy(optimum, examples);
      List<FarStart> trials = trials(o, wrong);
      Descents found = new Descents(o.rates, trials, search(run, trials, examples), reachable);
      double rate = found.bestRate(Kind.CROSS_ENTROPY);
      claims(run.report(), examples, wrong, found, rate);
      run.report().metric("accuracy.optimum", reachable).metric("rate", rate);
      new LossSurfacePage(run.report(), columns, optimum, wrong).write(found, rate, o.radius);
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int j = 0; j < floats.length; j++) {
      floats[j] = (float) values[j];
    }
    return floats;
  }

  /** Every loss at every rate from every start; the first start is the one that is all wrong. */
  private static List<FarStart> trials(Options o, float[] wrong) {
    double first = Math.atan2(wrong[1], wrong[0]);
    List<FarStart> trials = new ArrayList<>();
    for (Kind loss : Kind.values()) {
      for (double rate : o.rates) {
        for (int s = 0; s < o.starts; s++) {
          double angle = first + 2 * Math.PI * s / o.starts;
          float[] start = {
            (float) (o.radius * Math.cos(angle)), (float) (o.radius * Math.sin(angle)), 0
          };
          trials.add(new FarStart(loss, rate, start, o.steps));
        }
      }
    }
    return trials;
  }

  private static List<Outcome> search(Run run, List<FarStart> trials, Examples examples) {
    Broadcast<Examples> shared = run.sc().broadcast(examples);
    try (var progress = run.progress("losses × rates × starts", trials.size(), "descent")) {
      return Search.run(run.sc(), trials, trial -> trial.run(shared.value()), progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  private static void claims(
      Report report, Examples examples, float[] wrong, Descents found, double rate) {
    double steep = FarStart.slope(Kind.CROSS_ENTROPY, wrong, examples);
    double flat = FarStart.slope(Kind.SQUARE_ERROR, wrong, examples);
    report
        .metric("slope.cross-entropy", steep)
        .metric("slope.square-error", flat)
        .claim(
            Claim.atLeast(
                "5.5",
                "slope at the start that is all wrong: cross entropy over square error",
                steep / flat,
                FLATTER))
        .claim(
            Claim.atLeast(
                "5.5",
                "cross entropy: share of far starts that end within 0.02 of the best accuracy",
                found.home(Kind.CROSS_ENTROPY, rate),
                1))
        .claim(
            Claim.atMost(
                "5.5",
                "square error at the same rate: share of far starts that do",
                found.home(Kind.SQUARE_ERROR, rate),
                STALLED));
  }
}
