package ch17_dimension_reduction;

import ch17_dimension_reduction.cluster.KMeansPage;
import ch17_dimension_reduction.cluster.MllibKMeans;
import ch17_dimension_reduction.cluster.Trial;
import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.score.predict.ClusterPredictor;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.kmeans.KMeans;
import leeml.spark.kmeans.Points;
import leeml.spark.kmeans.Seeding;

/**
 * Question: which rows belong together, if nobody says so? And how much does the answer hang on
 * where the search begins?
 *
 * <p>K-means seeks k centres c of least inertia Φ = Σᵢ min_c ‖xᵢ − c‖² by Lloyd's rounds: every row
 * to its nearest centre, every centre to the mean of its rows. Φ never rises, and the rounds end in
 * a minimum near the start. So starts are compared: k random rows; k-means++, one row after the
 * other with probability ∝ squared distance from those before, on one machine; and k-means‖, which
 * does the same in a few passes on the executors.
 *
 * <p>What moves: a round sends k·p doubles to each executor and k·(p + 1) from each partition; a
 * pass of k-means‖ sends its new candidates, about 2k rows. Rows stay where they are.
 *
 * <p>MLlib's {@code KMeans} runs beside it on the same rows: from the same start, where both must
 * end in the same place, and with its own k-means‖ from as many seeds, where the better one counts.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Linear Methods”; S. P.
 * Lloyd 1982; D. Arthur, S. Vassilvitskii, SODA 2007; B. Bahmani et al., VLDB 2012. Data: 1 797
 * handwritten digits, 8 × 8 pixels (UCI); any CSV of numbers by {@code --data}. Expect: centres
 * that look like digits, found without a label; random starts end worse and scatter more.
 */
@About(
    name = "ch17.k-means",
    rows = "17.1",
    summary = "K-means by distributed sums, three seedings; equals MLlib from the same start.",
    main = true)
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class KMeansJob implements Job<KMeansJob.Options> {

  private static final double SAME_MINIMUM = 1e-5;
  private static final double ROUNDING = 1e-6;

  /** Of the inertia around one centre: less than this is rounding. */
  private static final double NEGLIGIBLE = 1e-12;

  private static final Comparator<Trial> BY_INERTIA =
      Comparator.comparingDouble(trial -> trial.found().inertia());

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("k, at least 1") int clusters,
      @Key("passes of k-means‖, at least 1") int seedingPasses,
      @Key("starts of each seeding, at least 1; the best counts") int starts,
      @Key("rounds of a start at the most, at least 1") int mostRounds,
      @Key("stop when no centre moves by this share of a row's distance from it") double tolerance,
      @Key("best inertia over MLlib's best, at the most") double overMllib) {

    public Options {
      Require.atLeast("clusters", clusters, 1);
      Require.atLeast("seeding-passes", seedingPasses, 1);
      Require.atLeast("starts", starts, 1);
      Require.atLeast("most-rounds", mostRounds, 1);
      Require.notNegative("tolerance", tolerance);
      Require.atLeast("over-mllib", overMllib, 1.0);
    }
  }

  public static void main(String[] args) {
    Launcher.main(KMeansJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations rows = Observations.open(run, o.observed);
        Points points = Points.pack(rows.rows(), rows.width())) {
      rows.remarks().forEach(run::say);
      rows.requireAtMost(o.clusters, "clusters", rows.count(), "rows");
      Map<Seeding, List<Trial>> trials = trials(run, o, rows, points);
      List<Trial> parallel = trials.get(Seeding.PARALLEL);
      Trial best = parallel.stream().min(BY_INERTIA).orElseThrow();
      rows.save(run, scale -> new ClusterPredictor(scale, best.found().centres()));
      MllibKMeans mllib = new MllibKMeans(run, rows, o.mostRounds);
      double[][] fromSameStart = mllib.from(parallel.get(0).start());
      List<double[][]> fromOwnStarts = mllib.fromOwnStarts(o.clusters, o.starts, o.seedingPasses);
      double theirs =
          fromOwnStarts.stream().mapToDouble(c -> KMeans.inertia(points, c)).min().orElseThrow();
      double nothing = NEGLIGIBLE * aroundOneCentre(run, o, points);
      claims(run.report(), o, trials, KMeans.inertia(points, fromSameStart), theirs, nothing);
      new KMeansPage(run.report(), rows, points).write(trials, best.found(), theirs);
    }
  }

  private static double aroundOneCentre(Run run, Options o, Points points) {
    double[][] any = Seeding.RANDOM.centres(points, 1, o.seedingPasses, run.seed());
    return new KMeans(o.mostRounds, o.tolerance).fit(points, any).inertia();
  }

  private static Map<Seeding, List<Trial>> trials(
      Run run, Options o, Observations rows, Points points) {
    Map<Seeding, List<Trial>> trials = new EnumMap<>(Seeding.class);
    KMeans lloyd = new KMeans(o.mostRounds, o.tolerance);
    try (var progress = run.progress("starts", 3L * o.starts, "start")) {
      for (Seeding seeding : Seeding.values()) {
        List<Trial> ofSeeding = new ArrayList<>();
        for (int start = 0; start < o.starts; start++) {
          long begun = System.nanoTime();
          double[][] centres =
              seeding.centres(points, o.clusters, o.seedingPasses, run.seed() + start);
          double seconds = (System.nanoTime() - begun) * 1e-9;
          if (centres.length < o.clusters) {
            throw new BadInputException(
                rows.path(),
                "holds %d distinct rows, expected at least the %d clusters asked for"
                    .formatted(centres.length, o.clusters));
          }
          ofSeeding.add(new Trial(centres, seconds, lloyd.fit(points, centres)));
          progress.stepTo(trials.size() * (long) o.starts + start + 1);
        }
        trials.put(seeding, ofSeeding);
      }
    }
    return trials;
  }

  private static void claims(
      Report report,
      Options o,
      Map<Seeding, List<Trial>> trials,
      double mllibFromSameStart,
      double mllibBest,
      double nothing) {
    List<Trial> parallel = trials.get(Seeding.PARALLEL);
    double best = parallel.stream().mapToDouble(t -> t.found().inertia()).min().orElseThrow();
    report
        .metric("inertia", best)
        .metric("inertia.mllib", mllibBest)
        .claim(
            Claim.within(
                "17.1",
                "from the same start: inertia over MLlib's",
                ratio(parallel.get(0).found().inertia(), mllibFromSameStart, nothing),
                1,
                SAME_MINIMUM))
        .claim(
            Claim.atMost(
                "17.1",
                "best of %d starts by k-means‖: inertia over that of MLlib's best"
                    .formatted(o.starts),
                ratio(best, mllibBest, nothing),
                o.overMllib))
        .claim(
            Claim.atMost(
                "17.1",
                "largest rise of the inertia in any round of any start, as a share of it",
                largestRise(trials),
                ROUNDING));
    trials.forEach(
        (seeding, ofSeeding) -> {
          String name = KMeansPage.name(seeding);
          report.metric(name + ".start-inertia", KMeansPage.meanStart(ofSeeding));
          report.metric(name + ".inertia", KMeansPage.meanInertia(ofSeeding));
        });
  }

  /** About 1 where both are 0 but for rounding: as many clusters as distinct rows. */
  private static double ratio(double ours, double theirs, double nothing) {
    return (ours + nothing) / (theirs + nothing);
  }

  private static double largestRise(Map<Seeding, List<Trial>> trials) {
    double largest = 0;
    for (List<Trial> ofSeeding : trials.values()) {
      for (Trial trial : ofSeeding) {
        List<Double> inertias = trial.found().inertias();
        for (int i = 1; i < inertias.size() && inertias.get(i - 1) > 0; i++) {
          largest = Math.max(largest, inertias.get(i) / inertias.get(i - 1) - 1);
        }
      }
    }
    return largest;
  }
}
