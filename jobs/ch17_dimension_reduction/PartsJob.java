package ch17_dimension_reduction;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import ch17_dimension_reduction.parts.NonNegative;
import ch17_dimension_reduction.parts.Parts;
import ch17_dimension_reduction.parts.PartsPage;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.spark.pca.PrincipalComponents;

/**
 * Question: can pictures be built from parts that only add up, as strokes make a digit?
 *
 * <p>Principal components take away as well as add, so none of them looks like a part of anything.
 * Non-negative matrix factorization asks for v ≈ wH with w ≥ 0 and H ≥ 0: r parts H, of which each
 * row v is a sum with weights w. What is once drawn cannot be taken back, so parts become small and
 * local. The problem is not convex: another seed gives other parts of much the same error.
 *
 * <p>What moves: a round of {@link NonNegative} sends the parts down, 8·r·p bytes, and sums of the
 * same size up from each partition. The codes w never move: workers find them anew from H.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis” (what happens to PCA; NMF on digits and faces); D. D. Lee, H. S. Seung, Nature 401,
 * 1999; A. Cichocki, A.-H. Phan 2009. Data: 4 000 digits of 28 × 28 pixels (MNIST); any CSV without
 * negative numbers, or IDX folder, by {@code --data}. Expect: strokes; an error above that of as
 * many principal components, which no other choice of r directions can beat.
 */
@About(
    name = "ch17.parts",
    rows = "17.5",
    summary = "Non-negative matrix factorization of pictures, beside their eigen-digits.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class PartsJob implements Job<PartsJob.Options> {

  private static final double ROUNDING = 1e-6;
  private static final double OVER_PCA = 2;
  private static final double SPARSER = 0.1;

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("r, 1 … columns") int parts,
      @Key("rounds, at least 1") int rounds,
      @Key("sweeps over codes and parts in a round, at least 1") int sweeps) {

    public Options {
      Require.atLeast("parts", parts, 1);
      Require.atLeast("rounds", rounds, 1);
      Require.atLeast("sweeps", sweeps, 1);
    }
  }

  public static void main(String[] args) {
    Launcher.main(PartsJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations rows = Observations.open(run, o.observed)) {
      rows.remarks().forEach(run::say);
      rows.requireAtMost(o.parts, "parts", rows.width(), "columns");
      refuseNegative(rows);
      Parts found;
      try (var progress = run.progress("factorizing", o.rounds, "round")) {
        found =
            new NonNegative(o.parts, o.rounds, o.sweeps, run.seed())
                .fit(rows.rows(), rows.width(), progress::stepTo);
      }
      PrincipalComponents pca = PrincipalComponents.ofCovariance(rows.moments(), o.parts);
      claims(run, o, rows, found, pca);
      new PartsPage(run.report(), rows, found, pca).write(o.sweeps);
    }
  }

  private static void refuseNegative(Observations rows) {
    int width = rows.width();
    List<double[]> negative =
        rows.rows()
            .filter(row -> Arrays.stream(row, 0, width).anyMatch(value -> value < 0))
            .take(1);
    if (!negative.isEmpty()) {
      for (int j = 0; j < width; j++) {
        if (negative.get(0)[j] < 0) {
          throw new BadInputException(
              rows.path(),
              "column '%s' holds %s, expected numbers from 0 on: sums of parts cannot be negative"
                  .formatted(rows.columns().get(j), negative.get(0)[j]));
        }
      }
    }
  }

  private static void claims(
      Run run, Options o, Observations rows, Parts found, PrincipalComponents pca) {
    double beyond = (1 - pca.shareOfFirst(o.parts)) * pca.totalVariance() * rows.count();
    double squares = 0;
    for (double mean : pca.mean()) {
      squares += mean * mean * rows.count();
    }
    squares += pca.totalVariance() * rows.count();
    double least = Arrays.stream(found.parts()).flatMapToDouble(Arrays::stream).min().orElseThrow();
    double parts = sparseness(found.parts());
    double axes = sparseness(pca.axes());
    run.report()
        .metric("error", found.error() / squares)
        .metric("error-of-pca", beyond / squares)
        .metric("sparseness", parts)
        .metric("sparseness-of-pca", axes)
        .claim(Claim.atLeast("17.5", "the least number in any part", least, 0))
        .claim(Claim.atLeast("17.5", "the least code of any row", found.leastCode(), 0))
        .claim(
            Claim.atMost(
                "17.5",
                "largest rise of the error in any round, as a share of it",
                largestRise(found.errors()),
                ROUNDING))
        .claim(
            Claim.atLeast(
                "17.5",
                "squared error over that of as many principal components and the mean",
                found.error() / beyond,
                1));
    if (rows.shipped()) {
      run.report()
          .claim(
              Claim.atMost(
                  "17.5",
                  "squared error over that of as many principal components, at the most",
                  found.error() / beyond,
                  OVER_PCA))
          .claim(
              Claim.atLeast(
                  "17.5",
                  "sparseness of the parts, above that of the principal axes",
                  parts - axes,
                  SPARSER));
    }
  }

  private static double sparseness(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(Parts::sparseness).average().orElseThrow();
  }

  private static double largestRise(List<Double> errors) {
    double largest = 0;
    for (int i = 1; i < errors.size() && errors.get(i - 1) > 0; i++) {
      largest = Math.max(largest, errors.get(i) / errors.get(i - 1) - 1);
    }
    return largest;
  }
}
