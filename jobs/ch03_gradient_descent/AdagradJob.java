package ch03_gradient_descent;

import ch03_gradient_descent.words.AdagradTrace;
import ch03_gradient_descent.words.Paragraphs;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.LogisticRegression;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Why give each parameter a learning rate of its own?
 *
 * <p>Adagrad: θⱼ ← θⱼ − η/√(Σ gⱼ²) · gⱼ, the sum over all steps so far. The best step on a parabola
 * is |first derivative| / second derivative, so a large gradient alone is no reason for a large
 * step; across parameters the root of past squares stands in for the second derivative, because
 * where a function bends more, its gradients are larger on the way. The job checks both: steps to a
 * target loss, Adagrad against the best fixed rate of a fine grid; and the rank correlation of √(Σ
 * gⱼ²) with ∂²L/∂θⱼ² over thousands of parameters.
 *
 * <p>The problem has parameters of every curvature: logistic regression tells paragraphs of two
 * novels apart by the words in them, and a word stands in 80 % of the paragraphs or in two.
 *
 * <p>Distribution: the rates of both grids are trials, a Spark task each, over broadcast data. Then
 * Adagrad trains on K workers by the strategy of {@code --strategy}; synchronous descent sends θ
 * down and a gradient up, 4d bytes each way a worker and step.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Gradient Descent (tip 1, Adagrad); Duchi, Hazan and
 * Singer, JMLR 12, 2011. Data: Jane Austen, Emma and Pride and Prejudice. Expect: several times
 * fewer steps.
 */
@About(
    name = "ch03.adagrad",
    rows = "3.2",
    summary = "Adagrad against the best fixed rate, on words of every frequency")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class AdagradJob implements Job<AdagradJob.Options> {

  /** The job's keys. */
  public record Options(
      @Key("text of class 0, paragraphs parted by empty lines") String first,
      @Key("text of class 1") String second,
      @Key("words of the vocabulary, the most frequent, at least 100") int words,
      @Key("fixed rates that are tried, each above 0") List<Double> fixedRates,
      @Key("rates of Adagrad that are tried, each above 0") List<Double> adagradRates,
      @Key("mean training loss to be reached, in (0, 0.69)") double targetLoss,
      @Key("most steps of a trial, at least 10") int mostSteps,
      @Key("how Adagrad is distributed: sync, local-sgd:period=H") Strategy strategy,
      @Key("workers that Adagrad is distributed over; 0 for all cores") int workers) {

    /** Checks the ranges. */
    public Options {
      if (words < 100 || mostSteps < 10 || workers < 0) {
        throw new IllegalArgumentException(
            "words = %d, most-steps = %d, workers = %d, expected at least 100, 10 and 0"
                .formatted(words, mostSteps, workers));
      }
      if (Stream.of(fixedRates, adagradRates)
          .anyMatch(rates -> rates.isEmpty() || rates.stream().anyMatch(rate -> !(rate > 0)))) {
        throw new IllegalArgumentException(
            "fixed-rates = %s, adagrad-rates = %s, expected rates above 0"
                .formatted(fixedRates, adagradRates));
      }
      if (!(targetLoss > 0 && targetLoss < Math.log(2))) {
        throw new IllegalArgumentException(
            "target-loss = " + targetLoss + ", expected in (0, 0.69), 0.69 being that of a coin");
      }
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(AdagradJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Paragraphs data = Paragraphs.read(run.sc(), o.first(), o.second(), o.words());
    List<RateTrial> fixed =
        RateTrial.search(run, data, o.fixedRates(), false, o.mostSteps(), o.targetLoss());
    List<RateTrial> adaptive =
        RateTrial.search(run, data, o.adagradRates(), true, o.mostSteps(), o.targetLoss());
    RateTrial bestFixed = RateTrial.best(fixed);
    RateTrial bestAdaptive = RateTrial.best(adaptive);
    compare(run, o, bestFixed, bestAdaptive);
    chart(run, o, fixed, adaptive, bestFixed, bestAdaptive);
    lookInside(run, data, bestAdaptive);
    distribute(run, o, data, bestFixed, bestAdaptive);
  }

  private static void compare(Run run, Options o, RateTrial fixed, RateTrial adaptive) {
    double steps = fixed.way().stepsToLastLoss();
    double own = adaptive.way().stepsToLastLoss();
    run.report()
        .claim(
            Claim.isTrue(
                "3.2",
                "Adagrad reaches a training loss of " + o.targetLoss(),
                adaptive.way().reached()))
        .claim(
            Claim.atLeast(
                "3.2",
                "steps to the target, best fixed rate over Adagrad"
                    + (fixed.way().reached() ? "" : " (the fixed rate has not reached it)"),
                steps / own,
                run.smoke() ? 1.2 : 1.5))
        .metric("fixed.best-rate", fixed.rate())
        .metric("fixed.steps", steps)
        .metric("adagrad.best-rate", adaptive.rate())
        .metric("adagrad.steps", own);
  }

  private static void chart(
      Run run,
      Options o,
      List<RateTrial> fixed,
      List<RateTrial> adaptive,
      RateTrial bestFixed,
      RateTrial bestAdaptive) {
    Table table = Table.of("Every rate tried", "method", "rate", "steps", "last loss", "end");
    for (RateTrial one : Stream.concat(fixed.stream(), adaptive.stream()).toList()) {
      Trajectory way = one.way();
      table.row(
          one.method(),
          one.rate(),
          way.stepsToLastLoss(),
          way.lastLoss(),
          way.reached() ? "target reached" : way.diverged() ? "diverged" : "steps used up");
    }
    run.report()
        .heading("Steps to a training loss of " + o.targetLoss())
        .add(
            LineChart.of("Each at its best rate", "step", "training loss")
                .series("fixed rate " + bestFixed.rate(), bestFixed.way().losses())
                .series("Adagrad, rate " + bestAdaptive.rate(), bestAdaptive.way().losses())
                .logY()
                .caption(
                    "Only a large fixed rate moves the rare words, which tell the novels apart, and with"
                        + " it the words that stand everywhere overshoot until the loss has bent"
                        + " less. Adagrad moves both from the first step."))
        .add(table);
  }

  private static void lookInside(Run run, Paragraphs data, RateTrial best) {
    int last = data.words().size() - 1;
    int[] watched = {0, last / 30, last / 5, last};
    int steps = best.way().steps();
    AdagradTrace trace = AdagradTrace.run(data.examples(), best.rate(), steps, watched);
    double[] roots = Arrays.copyOf(trace.rootOfSquares(), data.words().size());
    LineChart sizes = LineChart.of("Step size η/√Σg² over time", "step", "step size").logY();
    for (int w = 0; w < watched.length; w++) {
      String name = data.words().get(watched[w]);
      sizes.series(
          "“%s”, in %d paragraphs".formatted(name, data.frequency()[watched[w]]),
          trace.stepSizes()[w]);
    }
    double rank = new SpearmansCorrelation().correlation(roots, trace.curvature());
    run.report()
        .claim(
            Claim.atLeast("3.2", "rank correlation of √Σg² with the second derivative", rank, 0.7))
        .heading("A rate for each parameter")
        .add(
            sizes.caption(
                "Steps only ever shrink, and each word's by its own past: the rarer the word, the"
                    + " longer its step."))
        .add(
            ScatterChart.of(
                    "What √Σg² stands for",
                    "second derivative ∂²L/∂θⱼ², mean over the steps",
                    "√Σgⱼ² after the run")
                .points("a word each", trace.curvature(), roots)
                .logX()
                .logY()
                .caption(
                    "Where the loss bends more, past gradients were larger: the divisor of Adagrad"
                        + " follows the second derivative, which is never computed."));
  }

  private static void distribute(
      Run run, Options o, Paragraphs data, RateTrial bestFixed, RateTrial bestAdaptive) {
    int workers = Math.min(run.workers(o.workers()), o.strategy().mostWorkers());
    Shards<ExampleBatch> shards = data.shards(workers);
    Fit fit =
        run.fit(
            "Adagrad, " + o.strategy().name(),
            Trainer.of(new LogisticRegression(data.words().size()), bestAdaptive.optimizer())
                .strategy(o.strategy())
                .on(run.cluster())
                .within(Budget.steps(o.mostSteps()).untilAtMost("loss", o.targetLoss())),
            shards);
    List<Ledger.Round> rounds = fit.ledger().rounds();
    long steps = rounds.get(rounds.size() - 1).step() - 1;
    run.report()
        .claim(
            Claim.atMost(
                "3.2",
                "on "
                    + workers
                    + " workers by "
                    + o.strategy().name()
                    + ": steps to the target over"
                    + " those of the best fixed rate",
                (double) steps / bestFixed.way().stepsToLastLoss(),
                0.9))
        .metric("distributed.steps", (double) steps)
        .metric("distributed.bytes-per-round", fit.ledger().median(r -> r.cost().bytesUp()))
        .heading("On " + workers + " workers: " + o.strategy().name())
        .add(
            Table.of("The same descent, distributed", "", "steps", "last loss", "seconds a round")
                .row(
                    "one worker, in a task",
                    bestAdaptive.way().stepsToLastLoss(),
                    bestAdaptive.way().lastLoss(),
                    null)
                .row(
                    workers + " workers",
                    steps,
                    rounds.get(rounds.size() - 1).loss(),
                    fit.ledger().median(r -> r.cost().seconds())));
  }
}
