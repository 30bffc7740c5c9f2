package ch04_optimization;

import ch04_optimization.digits.DigitComparison;
import ch04_optimization.digits.DigitTrial;
import ch04_optimization.digits.Digits;
import ch04_optimization.paper.PaperCheck;
import ch04_optimization.paper.Recurrences;
import ch04_optimization.problem.LookAheadForm;
import ch04_optimization.problem.StepCount;
import ch04_optimization.problem.TwoSlopes;
import ch04_optimization.problem.Valley;
import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.schedule.Constant;
import leeml.report.Claim;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import org.apache.spark.broadcast.Broadcast;

/**
 * Momentum is going to carry θ on anyway: is it better to ask for the gradient where it will land?
 *
 * <p>Heavy ball takes v ← μ·v − η·∇f(θ). Nesterov's gradient (NAG) takes v ← μ·v − η·∇f(θ + μ·v),
 * both θ ← θ + v. Written for θ̃ = θ + μ·v, the point where the gradient is taken, NAG is v ← μ·v +
 * ∇f(θ̃), θ̃ ← θ̃ − η·(∇f(θ̃) + μ·v), which is what the library runs. Nadam does the same to Adam's
 * mean: it uses the next step's share of m already now.
 *
 * <p>Five parts: both against their papers, and the two forms of NAG against each other; a picture
 * of the look-ahead; the number of steps on bowls of growing condition number κ, where theory says
 * κ for gradient descent and √κ for both kinds of momentum; a convex function on which heavy ball
 * never arrives; digits.
 *
 * <p>Between driver and workers: a trial's settings to its task, a count or a curve back; the
 * digits once to each executor.
 *
 * <p>Source: Hung-yi Lee, Machine Learning 2020, “New Optimization for Deep Learning”; Nesterov
 * 1983 and 2004; Sutskever, Martens, Dahl and Hinton 2013; Dozat 2016; Lessard, Recht and Packard
 * 2016. Data: the shipped cut of MNIST, or a folder of IDX files by {@code --data}.
 *
 * <p>Expect: slopes of 1 and of a little over ½ in the count of steps; NAG without the swinging
 * across the valley; on digits no difference that the seeds would not make.
 */
@About(
    name = "ch04.future-position",
    rows = {"4.7"},
    summary = "NAG and Nadam: the gradient at the place where momentum is going to land")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class FuturePositionJob implements Job<FuturePositionJob.Options> {

  private static final double VALLEY_RATE = 0.045;
  private static final double MOMENTUM = 0.9;

  /** What can be set. */
  public record Options(
      @Key("folder of IDX files with the parts train and t10k") String data,
      @Key("digits to learn from, at least 1") int train,
      @Key("digits held out, at least 1") int test,
      @Key("width of the hidden layer, at least 1") int hidden,
      @Key("digits a step, at least 1") int batch,
      @Key("passes over the digits, at least 1") int epochs,
      @Key("seeds of each training, at least 1") int seeds,
      @Key("rate of heavy ball and NAG on digits") double momentumRate,
      @Key("rate of Adam and Nadam on digits") double adamRate,
      @Key("steps on which library and paper are compared, at least 1") int paperSteps,
      @Key("condition numbers of the bowls, each above 1, at least 2") List<Double> conditions,
      @Key("how small ‖θ‖/‖θ₀‖ has to become, in (0, 1]") double target) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("train", train, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("hidden", hidden, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.positive("momentum-rate", momentumRate);
      Require.positive("adam-rate", adamRate);
      Require.atLeast("paper-steps", paperSteps, 1);
      Require.atLeast("number of conditions", conditions.size(), 2);
      conditions.forEach(condition -> Require.positive("conditions minus 1", condition - 1));
      Require.share("target", target);
    }

    private Map<String, Optimizer> onDigits() {
      Map<String, Optimizer> all = new LinkedHashMap<>();
      all.put("Heavy ball", Optimizers.momentum(momentumRate));
      all.put("NAG", Optimizers.nesterov(momentumRate));
      all.put("Adam", Optimizers.adam(adamRate));
      all.put("Nadam", Optimizers.nadam(adamRate));
      return all;
    }
  }

  @Override
  public void run(Run run, Options options) {
    holdAgainstPapers(run, options);
    pictureOneStep(run);
    pictureTheWayDown(run);
    new StepCount(options.conditions(), options.target()).count(run);
    neverArrives(run);
    Digits digits =
        Digits.ofImages(
            run.sc().hadoopConfiguration(), options.data(), options.train(), options.test());
    trainOnDigits(run, options, run.sc().broadcast(digits));
  }

  private static void holdAgainstPapers(Run run, Options options) {
    int d = PaperCheck.SIZE;
    double eta = 0.01;
    double nag =
        PaperCheck.largestDifference(
            Optimizers.nesterov(eta),
            Recurrences.nesterov(d, eta, 0.9),
            options.paperSteps(),
            run.seed());
    double nadam =
        PaperCheck.largestDifference(
            Optimizers.nadam(eta),
            Recurrences.nadam(d, eta, 0.99, 0.999, 1e-8, 0.004),
            options.paperSteps(),
            run.seed());
    double forms =
        new LookAheadForm(new Valley(20), VALLEY_RATE, MOMENTUM)
            .largestDifference(options.paperSteps());
    run.report()
        .claim(
            Claim.atMost(
                "4.7", "NAG's updates equal its recurrence (largest difference)", nag, 1e-6))
        .claim(
            Claim.atMost(
                "4.7", "Nadam's updates equal its recurrence (largest difference)", nadam, 1e-6))
        .claim(
            Claim.atMost(
                "4.7",
                "the library's NAG stands where Nesterov's form takes its gradient (largest difference)",
                forms,
                1e-6));
  }

  private static void pictureOneStep(Run run) {
    Valley valley = new Valley(20);
    Valley.Path path = valley.walk(Optimizers.momentum(VALLEY_RATE), -4, 1.2, 1);
    LookAheadForm.Anatomy step =
        new LookAheadForm(valley, VALLEY_RATE, MOMENTUM).anatomy(path.at(0), path.at(1));
    run.report()
        .heading("Looking ahead")
        .add(
            HeatMap.of("One step, taken apart", "x (along)", "y (across)", "f(x, y)")
                .surface(-4.5, -3, -2, 2, valley::height)
                .path("the step before", path.x(), path.y())
                .path("momentum μ·v", step.momentumX(), step.momentumY())
                .path(
                    "heavy ball: gradient from where it stood",
                    step.heavyBallX(),
                    step.heavyBallY())
                .path("NAG: gradient from where momentum lands", step.nesterovX(), step.nesterovY())
                .caption(
                    "Momentum carries both over the floor at y = 0 and up the other wall. Heavy ball"
                        + " adds the slope of where it stood, which still points down to that wall;"
                        + " NAG asks at the landing place and is sent back."));
  }

  private static void pictureTheWayDown(Run run) {
    Valley valley = new Valley(20);
    int steps = 60;
    Valley.Path heavy = valley.walk(Optimizers.momentum(VALLEY_RATE), -4, 1.2, steps);
    Valley.Path nag = valley.walk(Optimizers.nesterov(VALLEY_RATE), -4, 1.2, steps);
    run.report()
        .add(
            HeatMap.of("The way down, same rate and momentum", "x (along)", "y (across)", "f(x, y)")
                .surface(-5, 4, -2, 2, valley::height)
                .path("heavy ball", heavy.x(), heavy.y())
                .path("NAG", nag.x(), nag.y())
                .caption(
                    "Along the gentle direction the two are alike. Across, heavy ball swings many"
                        + " times and NAG hardly: its look-ahead damps most where it is steepest."))
        .metric("heavy-ball.across", heavy.walkedAcross())
        .metric("nag.across", nag.walkedAcross())
        .claim(
            Claim.atMost(
                "4.7",
                "the way across the valley, NAG's over heavy ball's",
                nag.walkedAcross() / heavy.walkedAcross(),
                0.5));
  }

  private static void neverArrives(Run run) {
    int steps = 100;
    double root = Math.sqrt(TwoSlopes.STEEPEST / TwoSlopes.FLATTEST);
    double momentum = (root - 1) / (root + 1);
    double[] heavy =
        TwoSlopes.distances(Optimizers.momentum(new Constant(1.0 / 9), momentum * momentum), steps);
    double[] nag =
        TwoSlopes.distances(
            Optimizers.nesterov(new Constant(1 / TwoSlopes.STEEPEST), momentum), steps);
    double[] t = IntStream.rangeClosed(0, steps).asDoubleStream().toArray();
    double nearest =
        IntStream.range(steps / 2, steps).mapToDouble(i -> heavy[i]).min().orElseThrow();
    run.report()
        .heading("Where heavy ball never arrives")
        .add(
            LineChart.of("Distance to the optimum of a convex function", "step", "|x|")
                .series("heavy ball", t, heavy)
                .series("NAG", t, nag)
                .caption(
                    "Curvature 25, then 1, then 25 again, and the constants that are best for"
                        + " quadratics. Heavy ball runs in a circle of three points; NAG is proved to"
                        + " converge on every such function."))
        .claim(
            Claim.atLeast(
                "4.7", "heavy ball stays away from the optimum (nearest |x|)", nearest, 0.5))
        .claim(Claim.atMost("4.7", "NAG arrives there (|x|)", nag[steps], 1e-4));
  }

  private static void trainOnDigits(Run run, Options options, Broadcast<Digits> shared) {
    int lineEvery = Math.max(1, options.train() / options.batch() / 10);
    Map<String, List<DigitTrial>> trials = new LinkedHashMap<>();
    options
        .onDigits()
        .forEach(
            (name, optimizer) ->
                trials.put(
                    name,
                    LongStream.range(run.seed(), run.seed() + options.seeds())
                        .mapToObj(
                            seed ->
                                new DigitTrial(
                                    optimizer,
                                    options.hidden(),
                                    options.batch(),
                                    options.epochs(),
                                    lineEvery,
                                    seed))
                        .toList()));
    DigitComparison.run(
            run,
            shared,
            trials,
            "Mean of the seeds, with the range between them. The noise of small batches hides"
                + " what looking ahead gains; theory speaks of exact gradients.")
        .forEach(
            (name, mean) ->
                run.report()
                    .metric(
                        name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".loss",
                        mean.trainLoss()));
    shared.destroy();
  }

  /** For spark-submit. */
  public static void main(String[] args) {
    Launcher.main(FuturePositionJob.class, args);
  }
}
