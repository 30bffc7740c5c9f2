package ch09_rnn;

import ch09_rnn.RecallTrial.Contender;
import ch09_rnn.RecallTrial.Outcome;
import ch09_rnn.unit.OneUnit;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.spark.Search;

/**
 * Why is a recurrent network hard to train, and what do clipping and a start at the identity
 * change?
 *
 * <p>A linear unit that is fed 1 at the first of T = 1000 steps says y = w⁹⁹⁹. Its derivative 999
 * w⁹⁹⁸ is 999 at w = 1, 2·10⁷ at 1.01, 0.04 at 0.99 and nothing at 0.01: no rate suits all. With a
 * sigmoid ({@link OneUnit}) the loss over (w, b) has a cliff: a wall on which the gradient is
 * hundreds, between plateaus on which it is hundredths. A step from the wall flies off; a gradient
 * shortened to norm c, g ← g·min(1, c/‖g‖), does not.
 *
 * <p>Then networks recall the first of T symbols ({@link RecallTrial}): Elman, LSTM and IRNN (ReLU
 * with U = I at the start) by gradient descent with and without clipping; and ReLU from Glorot's
 * start against IRNN, by Adam. Each with several seeds, all side by side, a Spark task a run; what
 * moves is settings and losses.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee; Bengio, Simard,
 * Frasconi, Learning long-term dependencies with gradient descent is difficult, IEEE Transactions
 * on Neural Networks 5 (1994); Pascanu, Mikolov, Bengio, On the difficulty of training recurrent
 * neural networks, ICML 2013 (the cliff, clipping by norm); Le, Jaitly, Hinton 2015 (IRNN). No
 * data. Expect IRNN to explode for every seed without clipping, and for none with it.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.cliff",
    rows = "9.4",
    summary =
        "The error surface's cliff, clipping and IRNN: runs that explode and runs that do not")
public final class CliffJob implements Job<CliffJob.Options> {

  /** T of the lecture's linear unit. */
  static final int LINEAR_STEPS = 1000;

  /** The sigmoid unit whose surface is drawn. */
  static final OneUnit.Sigmoid SURFACE = new OneUnit.Sigmoid(0.5, 0.7, 50);

  /** The job's options. */
  public record Options(
      @Key("rate of the descent on the surface, above 0") double surfaceRate,
      @Key("largest norm of its gradient where it is clipped, above 0") double surfaceClip,
      @Key("steps of that descent, at least 1") int surfaceSteps,
      @Key("symbols T of a sequence to recall the first of, at least 2") int length,
      @Key("sequences to train on, at least 1") int sequences,
      @Key("units of a network, at least 1") int units,
      @Key("rate of gradient descent, above 0") double rate,
      @Key("rate of Adam, above 0") double adamRate,
      @Key("largest norm of a gradient where it is clipped, above 0") double clip,
      @Key("sequences a step, at least 1") int batch,
      @Key("passes over the sequences, at least 1") int epochs,
      @Key("starts of each network, at least 1") int seeds,
      @Key("least lead of IRNN over ReLU from Glorot's start in mean held-out loss")
          double irnnLead)
      implements Serializable {

    public Options {
      Require.positive("surface-rate", surfaceRate);
      Require.positive("surface-clip", surfaceClip);
      Require.atLeast("surface-steps", surfaceSteps, 1);
      Require.atLeast("length", length, 2);
      Require.atLeast("sequences", sequences, 1);
      Require.atLeast("units", units, 1);
      Require.positive("rate", rate);
      Require.positive("adam-rate", adamRate);
      Require.positive("clip", clip);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    CliffPage page = new CliffPage(run.report());
    page.linear();
    claimSurface(run, options, page);
    List<RecallTrial> trials = trials(run.seed(), options.seeds());
    List<Outcome> outcomes;
    try (var progress = run.progress("networks and seeds", trials.size(), "run")) {
      outcomes = Search.run(run.sc(), trials, trial -> trial.run(options), progress::stepTo);
    }
    claimRuns(run, options, trials, outcomes);
    page.runs(trials, outcomes);
    page.curves(trials, outcomes, Contender.TANH);
    page.curves(trials, outcomes, Contender.LSTM);
    page.curves(trials, outcomes, Contender.IRNN_ADAM);
  }

  private static void claimSurface(Run run, Options options, CliffPage page) {
    List<double[]> free =
        SURFACE.descend(
            5, -3.2, options.surfaceRate(), Double.POSITIVE_INFINITY, options.surfaceSteps());
    List<double[]> clipped =
        SURFACE.descend(
            5, -3.2, options.surfaceRate(), options.surfaceClip(), options.surfaceSteps());
    double freeStep = longestStep(free);
    double clippedStep = longestStep(clipped);
    run.report()
        .metric("surface.longestStep", freeStep)
        .metric("surface.longestStepClipped", clippedStep)
        .claim(
            Claim.atLeast(
                "9.4",
                "dy/dw of w^999 at w = 1.01 over that at 0.99",
                OneUnit.slope(1.01, LINEAR_STEPS) / OneUnit.slope(0.99, LINEAR_STEPS),
                1e8))
        .claim(
            Claim.atLeast(
                "9.4",
                "longest step from the cliff, without clipping over with it",
                freeStep / clippedStep,
                10))
        .claim(
            Claim.atMost(
                "9.4",
                "loss at the end with clipping, less that without",
                last(clipped) - last(free),
                0));
    page.surface(free, clipped, options.surfaceClip());
  }

  private static double longestStep(List<double[]> path) {
    return IntStream.range(1, path.size())
        .mapToDouble(
            i ->
                Math.hypot(
                    path.get(i)[0] - path.get(i - 1)[0], path.get(i)[1] - path.get(i - 1)[1]))
        .max()
        .orElse(0);
  }

  private static double last(List<double[]> path) {
    return path.get(path.size() - 1)[2];
  }

  private static List<RecallTrial> trials(long seed, int seeds) {
    List<RecallTrial> trials = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      for (int i = 0; i < seeds; i++) {
        if (!contender.adam()) {
          trials.add(new RecallTrial(contender, false, seed + i));
        }
        trials.add(new RecallTrial(contender, true, seed + i));
      }
    }
    return trials;
  }

  /** The outcomes of one contender, in the order of the seeds. */
  static List<Outcome> of(
      List<RecallTrial> trials, List<Outcome> outcomes, Contender contender, boolean clipped) {
    return IntStream.range(0, trials.size())
        .filter(i -> trials.get(i).contender() == contender && trials.get(i).clipped() == clipped)
        .mapToObj(outcomes::get)
        .toList();
  }

  private static void claimRuns(
      Run run, Options options, List<RecallTrial> trials, List<Outcome> outcomes) {
    int free = exploded(of(trials, outcomes, Contender.IRNN, false));
    int clipped = exploded(of(trials, outcomes, Contender.IRNN, true));
    double tanh =
        meanLoss(of(trials, outcomes, Contender.TANH, false))
            - meanLoss(of(trials, outcomes, Contender.TANH, true));
    double lead =
        meanLoss(of(trials, outcomes, Contender.RECTIFIED_ADAM, true))
            - meanLoss(of(trials, outcomes, Contender.IRNN_ADAM, true));
    run.report()
        .metric("irnnExploded", free)
        .metric("irnnExplodedClipped", clipped)
        .metric("tanhGainByClipping", tanh)
        .metric("irnnLead", lead)
        .claim(
            Claim.atLeast(
                "9.4",
                "runs of IRNN by gradient descent that explode without clipping, of "
                    + options.seeds(),
                free,
                options.seeds()))
        .claim(Claim.atMost("9.4", "and with clipping", clipped, 0))
        .claim(
            Claim.atLeast(
                "9.4",
                "what clipping takes off the held-out loss of Elman with tanh, mean over seeds",
                tanh,
                run.smoke() ? -1 : 0.2))
        .claim(
            Claim.atLeast(
                "9.4",
                "what the start at the identity takes off the held-out loss of ReLU, mean over seeds",
                lead,
                options.irnnLead()));
  }

  private static int exploded(List<Outcome> outcomes) {
    return (int) outcomes.stream().filter(Outcome::diverged).count();
  }

  private static double meanLoss(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::heldOut).average().orElseThrow();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(CliffJob.class, args);
  }
}
