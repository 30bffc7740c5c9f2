package ch26_reinforcement_learning;

import ch26_reinforcement_learning.importance.Estimates;
import ch26_reinforcement_learning.importance.ExactSpread;
import ch26_reinforcement_learning.importance.Mixture;
import ch26_reinforcement_learning.importance.Shift;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.rl.Checked;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;
import leeml.spark.Search;
import leeml.train.shard.Seeds;

/**
 * How far may the policy that plays be from the one that is judged?
 *
 * <p>On-policy, every change of θ throws the old episodes away. Off-policy they are used again,
 * each weighted by what the judged policy π would have done: V^π = E_μ[ρ G], ρ = Π π(a_t|s_t) /
 * μ(a_t|s_t). That is unbiased for every μ that does all that π does, but Var[ρ G] = E_π[ρ G²] −
 * (V^π)², and ρ is a product over the whole episode.
 *
 * <p>First the lecture's two bells ({@link Shift}), where the variance is known in closed form.
 * Then the frozen lake: π is the best policy with a little noise, μ is π with more and more of it.
 * The exact variance follows from the lake's model ({@link ExactSpread}); beside it stands what
 * episodes show ({@link Estimates}), plain and weighted.
 *
 * <p>Every μ is a Spark task: a table of probabilities out, some hundred estimates back.
 *
 * <p>Source: Hung-yi Lee, Deep Reinforcement Learning, from on-policy to off-policy; Precup, Sutton
 * and Singh, ICML 2000; Kong, A note on importance sampling using standardized weights (1992).
 * Expect: the exact variance grows faster than exponentially in the distance; far away the measured
 * one is small and wrong, because the episodes that would make it large do not occur.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch26.importance",
    rows = "26.4",
    summary = "Judges a policy by another's episodes: variance by distance, exact and measured")
public final class ImportanceJob implements Job<ImportanceJob.Options> {

  private static final String ROW = "26.4";
  private static final double DISCOUNT = 0.99;

  /** How often the variance of one's own episodes still lets a measured variance be trusted. */
  private static final double TRUSTED = 10;

  /** The job's keys. */
  public record Options(
      @Key("distances m of the two bells, each 0 or more") List<Double> shifts,
      @Key("draws for each m, at least 1000") int draws,
      @Key("share of any action in the judged policy π, in (0, 1)") double softness,
      @Key("further noise of the playing policies μ, ascending from 0 to 1") List<Double> noise,
      @Key("episodes of an estimate, at least 10") int episodes,
      @Key("estimates for each μ, at least 20") int repetitions) {

    /** Checks the ranges. */
    public Options {
      shifts.forEach(shift -> Require.notNegative("shifts", shift));
      Require.atLeast("draws", draws, 1000);
      Require.share("softness", softness);
      noise.forEach(share -> Require.probability("noise", share));
      Require.atLeast("episodes", episodes, 10);
      Require.atLeast("repetitions", repetitions, 20);
      if (noise.size() < 3 || noise.get(0) != 0) {
        throw new IllegalArgumentException("noise = " + noise + ", expected 0 and two more");
      }
    }
  }

  /** One playing policy: what theory says of it and what its episodes show. */
  record Played(double noise, ExactSpread exact, Estimates measured) {

    /** Var[ρG] against that of π's own episodes. */
    double growth(Played own) {
      return exact.variance() / own.exact.variance();
    }
  }

  private record Trial(double[][] behaviour, long seed) implements Serializable {}

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(ImportanceJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    List<Shift> bells = bells(run, o);
    Mdp lake = new FrozenLake().model();
    double[] best = Exact.optimalValues(lake, DISCOUNT);
    double[][] greedy = Exact.greedy(Exact.actionValues(lake, best, DISCOUNT));
    double[][] policy = Mixture.withNoise(lake, greedy, o.softness());
    List<Trial> trials = new ArrayList<>();
    for (double share : o.noise()) {
      trials.add(
          new Trial(Mixture.withNoise(lake, policy, share), Seeds.mix(run.seed(), trials.size())));
    }
    int episodes = o.episodes();
    int repetitions = o.repetitions();
    List<Estimates> measured =
        Search.run(
            run.sc(),
            trials,
            trial ->
                Estimates.of(
                    Checked.of(new FrozenLake(), 0),
                    policy,
                    trial.behaviour(),
                    DISCOUNT,
                    episodes,
                    repetitions,
                    trial.seed()));
    List<Played> played = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      int limit = new FrozenLake().episodeLimit();
      ExactSpread exact = ExactSpread.of(lake, policy, trials.get(i).behaviour(), DISCOUNT, limit);
      played.add(new Played(o.noise().get(i), exact, measured.get(i)));
    }
    claims(run, bells, played, o);
    ImportancePage.addTo(run.report(), bells, played, o.episodes());
  }

  private static List<Shift> bells(Run run, Options o) {
    List<Shift> bells = new ArrayList<>();
    for (double shift : o.shifts()) {
      bells.add(Shift.measure(shift, o.draws(), Seeds.mix(run.seed(), bells.size())));
    }
    return bells;
  }

  private static void claims(Run run, List<Shift> bells, List<Played> played, Options o) {
    double nearBells =
        bells.stream()
            .filter(bell -> bell.exactVariance() <= TRUSTED)
            .mapToDouble(bell -> Math.abs(bell.variance() / bell.exactVariance() - 1))
            .max()
            .orElse(Double.NaN);
    Played own = played.get(0);
    Played farthest = played.get(played.size() - 1);
    List<Played> near = played.stream().filter(one -> one.growth(own) <= TRUSTED).toList();
    double offVariance =
        near.stream()
            .mapToDouble(one -> Math.abs(one.measured().variance() / one.exact().variance() - 1))
            .max()
            .orElse(Double.NaN);
    double offMean =
        near.stream().mapToDouble(one -> standardErrors(one, o)).max().orElse(Double.NaN);
    double worstGain =
        played.stream()
            .skip(1)
            .mapToDouble(
                one -> weightedError(one) / Math.sqrt(one.exact().variance() / o.episodes()))
            .max()
            .orElse(Double.NaN);
    // ρ has a long tail, which the few repetitions of a smoke run may or may not meet.
    run.report()
        .metric("onPolicyVariance", own.exact().variance())
        .metric("farthestDivergence", farthest.exact().divergence())
        .metric("log10FarthestVariance", Math.log10(farthest.exact().variance()))
        .metric("farthestMeasuredVariance", farthest.measured().variance())
        .claim(
            Claim.atMost(
                ROW,
                "two bells: measured variance against (1 + m²) e^(m²), where that is at most 10",
                nearBells,
                run.smoke() ? 0.3 : 0.1))
        .claim(
            Claim.atMost(
                ROW,
                "lake: measured variance of ρG against the exact one, where that is at most 10 times π's own",
                offVariance,
                run.smoke() ? 1.5 : 0.25))
        .claim(
            Claim.atMost(
                ROW,
                "lake: mean of ρG against V^π, there, in standard errors",
                offMean,
                run.smoke() ? 6 : 4))
        .claim(
            Claim.atLeast(
                ROW,
                "lake: exact variance at the farthest policy over π's own",
                farthest.growth(own),
                1000))
        .claim(
            Claim.atMost(
                ROW,
                "lake: error of weighted estimates over the plain one's exact error, at the worst distance",
                worstGain,
                run.smoke() ? 1.25 : 1));
  }

  private static double weightedError(Played one) {
    return Estimates.rootMeanSquare(one.measured().weighted(), one.exact().mean());
  }

  private static double standardErrors(Played one, Options o) {
    double mean = Arrays.stream(one.measured().plain()).average().orElseThrow();
    double error = Math.sqrt(one.exact().variance() / (o.episodes() * (double) o.repetitions()));
    return Math.abs(mean - one.exact().mean()) / error;
  }
}
