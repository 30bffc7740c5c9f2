package ch01_outline;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.Comoments;
import leeml.spark.sum.LeastSquares;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shard;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;

/**
 * Question: what does it mean that a machine learns a function?
 *
 * <ol>
 *   <li><b>Function set</b>: all lines y = b + w·x.
 *   <li><b>Goodness</b>: L(w, b) = 1/(2n) Σᵢ (b + w·xᵢ − yᵢ)².
 *   <li><b>Best function</b>: the (w*, b*) of the least L, by gradient descent: w ← w − η ∂L/∂w, b
 *       ← b − η ∂L/∂b, ∂L/∂w = 1/n Σ rᵢ xᵢ, ∂L/∂b = 1/n Σ rᵢ, rᵢ = b + w·xᵢ − yᵢ.
 * </ol>
 *
 * <p>Twice from the lecture's start, w = −4, b = −120: with x as it is, and with x standardised. In
 * the raw scale the loss is 300 000 times as steep along one direction as along the other, so the
 * largest rate that does not diverge hardly moves b; standardised, both directions are alike.
 *
 * <p>What moves: the ten points lie in shards on Spark; a round sends (w, b) down, 8 bytes, and a
 * worker's (∂L/∂w, ∂L/∂b) up, 8 bytes and an envelope. The closed form is one pass of sums ({@link
 * LeastSquares}). Source: Hung-yi Lee, Machine Learning, lecture “Regression” and its
 * demonstration, whose ten points these are. Expect: w* ≈ 2.67, b* ≈ −188; scaled descent is there
 * in 200 steps, raw descent still far away after 100 000.
 */
@About(
    name = "ch01.three-steps",
    rows = "1.2",
    summary = "Function set, goodness, best function on ten points, every step shown.",
    main = true)
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class ThreeStepsJob implements Job<ThreeStepsJob.Options> {

  /**
   * A step that is under half a unit in the last place of a float moves nothing. At 400 that is
   * 1.5e-5, so descent at η = 0.1 comes to rest within 1.5e-4 of the minimum: 2e-6 of b.
   */
  private static final double NEAR = 5e-6;

  /** The job's keys. */
  public record Options(
      @Key("how many workers hold the ten points, 1 … 10") int workers,
      @Key("w at the start") double startW,
      @Key("b at the start") double startB,
      @Key("learning rate on the standardised scale, above 0") double rate,
      @Key("steps on the standardised scale, at least 1") int steps,
      @Key("learning rate on the raw scale, above 0; it diverges from 2.3e-5 on") double rawRate,
      @Key("steps on the raw scale, at least 1") int rawSteps,
      @Key("raw steps between two looks at w and b, at least 1") int rawPeriod) {

    public Options {
      require(workers >= 1 && workers <= 10, "workers", workers, "1 … 10");
      require(rate > 0, "rate", rate, "above 0");
      require(steps >= 1, "steps", steps, "at least 1");
      require(rawRate > 0, "raw-rate", rawRate, "above 0");
      require(rawSteps >= 1, "raw-steps", rawSteps, "at least 1");
      require(rawPeriod >= 1, "raw-period", rawPeriod, "at least 1");
    }

    private static void require(boolean holds, String key, Object value, String range) {
      if (!holds) {
        throw new IllegalArgumentException(key + " is " + value + ", legal is " + range);
      }
    }
  }

  public static void main(String[] args) {
    Launcher.main(ThreeStepsJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    run.say("Step 1, function set: y = b + w·x, every line.");
    run.say("Step 2, goodness: L(w, b) = 1/(2n) Σ (b + w·x − y)², the smaller the better.");
    run.say(
        "Step 3, best function: gradient descent from w = %s, b = %s."
            .formatted(o.startW, o.startB));
    try (SparkShards<ExampleBatch> raw = deal(run, TenPoints.raw(), o.workers);
        SparkShards<ExampleBatch> one = deal(run, TenPoints.raw(), 1)) {
      LeastSquares exact = LeastSquares.of(raw);
      Comoments moments = Comoments.over(raw);
      Frame rawFrame = new Frame(0, 1);
      Frame scaledFrame = new Frame(moments.mean(0), moments.deviation(0));
      Walk crawl =
          walk(run, "raw", rawFrame, o.rawRate, Serial.every(o.rawPeriod), o.rawSteps, one, o);
      Walk straight;
      try (SparkShards<ExampleBatch> scaled =
          deal(run, TenPoints.scaled(scaledFrame.mean, scaledFrame.deviation), o.workers)) {
        straight = walk(run, "scaled", scaledFrame, o.rate, new Synchronous(), o.steps, scaled, o);
      }
      ThreeStepsPage page = new ThreeStepsPage(run.report(), exact, straight, crawl);
      page.lines().forEach(run::say);
      check(run.report(), exact, straight, crawl);
      page.write();
    }
  }

  /** A scale of x, z = (x − mean)/deviation, and lines y = b + w·x seen in it. */
  record Frame(double mean, double deviation) {

    /** (w, b) of a line y = θ₁ + θ₀·z. */
    double[] line(float[] theta) {
      double w = theta[0] / deviation;
      return new double[] {w, theta[1] - w * mean};
    }

    /** θ of the line y = b + w·x. */
    float[] theta(double w, double b) {
      return new float[] {(float) (w * deviation), (float) (b + w * mean)};
    }
  }

  /**
   * The way down: where the line was after so many steps, the start first.
   *
   * @param steps shape (k)
   * @param w in combat power after a unit of combat power before
   * @param b in combat power
   */
  record Walk(double[] steps, double[] w, double[] b) {

    double lastW() {
      return w[w.length - 1];
    }

    double lastB() {
      return b[b.length - 1];
    }

    double lossAt(int i) {
      return TenPoints.loss(w[i], b[i]);
    }
  }

  private static Walk walk(
      Run run,
      String name,
      Frame frame,
      double rate,
      Strategy strategy,
      int steps,
      SparkShards<ExampleBatch> shards,
      Options o) {
    Trainer<ExampleBatch> trainer =
        Trainer.of(new LinearRegression(1), Optimizers.sgd(rate))
            .strategy(strategy)
            .on(run.cluster())
            .startingAt(frame.theta(o.startW, o.startB))
            .validate(Validation.lower("w", theta -> frame.line(theta)[0]))
            .validate(Validation.lower("b", theta -> frame.line(theta)[1]))
            .within(Budget.steps(steps));
    Fit fit = run.fit(name, trainer, shards);
    if (fit.stop().diverged()) {
      run.say("Descent on the " + name + " scale stopped: " + fit.stop().message() + ".");
    }
    Ledger ledger = fit.ledger();
    return new Walk(
        after(0, ledger.metric("w")[0]),
        after(o.startW, ledger.metric("w")[1]),
        after(o.startB, ledger.metric("b")[1]));
  }

  private static double[] after(double start, double[] rest) {
    double[] all = new double[rest.length + 1];
    all[0] = start;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static SparkShards<ExampleBatch> deal(Run run, Examples points, int workers) {
    List<Shard<ExampleBatch>> shards =
        IntStream.range(0, workers)
            .mapToObj(worker -> Shard.of(every(points, worker, workers)))
            .toList();
    return new SparkShards<>(run.sc().parallelize(shards, workers));
  }

  /** The points first, first + step, first + 2·step, … */
  private static Examples every(Examples points, int first, int step) {
    int[] rows = IntStream.range(0, points.size()).filter(i -> i % step == first).toArray();
    float[] x = new float[rows.length];
    float[] y = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = (float) points.rows().dot(rows[i], new float[] {1}, 0);
      y[i] = points.targets()[rows[i]];
    }
    return Examples.dense(x, 1, y);
  }

  private static void check(Report report, LeastSquares exact, Walk straight, Walk crawl) {
    double w = exact.weights()[0];
    double b = exact.intercept();
    report.metric("w", straight.lastW()).metric("b", straight.lastB());
    report.metric("exact.w", w).metric("exact.b", b);
    report.metric("loss", TenPoints.loss(straight.lastW(), straight.lastB()));
    report.metric("exact.loss", TenPoints.loss(w, b));
    report.metric("raw.w", crawl.lastW()).metric("raw.b", crawl.lastB());
    double off = distance(straight, w, b);
    double rawOff = distance(crawl, w, b);
    report.claim(
        Claim.atMost(
            "1.2",
            "scaled descent reaches the closed form: relative difference of w and b",
            off,
            NEAR));
    report.claim(
        Claim.atLeast(
            "1.2",
            String.format(
                Locale.ROOT,
                "raw descent is still away from it after %,.0f steps",
                crawl.steps[crawl.steps.length - 1]),
            rawOff,
            0.01));
  }

  /** The larger of |w − w*|/|w*| and |b − b*|/|b*|. */
  private static double distance(Walk walk, double w, double b) {
    return Math.max(Math.abs(walk.lastW() / w - 1), Math.abs(walk.lastB() / b - 1));
  }
}
