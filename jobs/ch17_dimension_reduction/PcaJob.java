package ch17_dimension_reduction;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import ch17_dimension_reduction.pca.MllibPca;
import ch17_dimension_reduction.pca.PcaPage;
import ch17_dimension_reduction.pca.Way;
import ch17_dimension_reduction.pca.WideTable;
import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.score.predict.ComponentPredictor;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.pca.ColumnMeans;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.pca.RandomSubspace;
import leeml.spark.pca.TallSkinny;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Question: along which few directions do the rows differ most, and how much is lost if only those
 * are kept?
 *
 * <p>The k directions u of greatest variance are the eigenvectors of the covariance S = 1/n Σ (x −
 * x̄)(x − x̄)ᵀ with the largest eigenvalues λ, which are the variances along them; and the right
 * singular vectors of the centred table, with λ = σ²/n. x̂ = x̄ + Σ (u·(x − x̄)) u is then the
 * nearest that k directions can come to x. Computed three times by ways that share no arithmetic: S
 * from one pass of sums; the singular values by QR of parts (TSQR), without S; and random subspace
 * iteration, without S and without a decomposition of p columns. Then by MLlib.
 *
 * <p>What moves: S sends p²/2 doubles a partition, once; TSQR p², once; the random subspace 2·p·l a
 * pass, l = k + oversampling. For 20 000 columns S would be 1.6 GB a partition and l = 30 columns
 * are 5 MB: the last part of the job does that, against the same table lying down, which is tall
 * and skinny.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis”; K. Pearson 1901; J. Demmel et al., SIAM J. Sci. Comput. 34, 2012; N. Halko et al.,
 * SIAM Review 53, 2011. Data: 4 000 digits of 28 × 28 pixels (MNIST); any CSV or IDX folder by
 * {@code --data}. Expect: ten directions of 784 hold half of the variance; all ways agree up to
 * sign.
 */
@About(
    name = "ch17.pca",
    rows = "17.2",
    summary = "Principal components by three ways, equal to MLlib's; eigen-digits; a wide table.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class PcaJob implements Job<PcaJob.Options> {

  /** MLlib and LAPACK hold a covariance of this many columns with ease; above, use the subspace. */
  private static final int MOST_COLUMNS = 4096;

  private static final double SAME_DEGREES = 1e-3;
  private static final double SAME_SHARE = 1e-8;
  private static final double GAP = 1e-4;
  private static final int WIDE_RANK = 20;
  private static final double WIDE_NOISE = 0.1;
  private static final double SAME_WIDE = 1e-6;

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("components to find, 1 … columns") int components,
      @Key("how many of them are compared, 1 … components") int compared,
      @Key("how many more columns the random subspace has, at least 0") int oversampling,
      @Key("passes of the random subspace, at least 1") int passes,
      @Key("largest angle of the random subspace's axes, degrees") double randomDegrees,
      @Key("rows of the wide table, at least 20") int wideRows,
      @Key("columns of the wide table, at least as many") int wideColumns) {

    public Options {
      Require.atLeast("components", components, 1);
      Require.atLeast("compared", compared, 1);
      Require.atLeast("components", components, compared);
      Require.atLeast("oversampling", oversampling, 0);
      Require.atLeast("passes", passes, 1);
      Require.positive("random-degrees", randomDegrees);
      Require.atLeast("wide-rows", wideRows, WIDE_RANK);
      Require.atLeast("wide-columns", wideColumns, wideRows);
    }
  }

  public static void main(String[] args) {
    Launcher.main(PcaJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations rows = Observations.open(run, o.observed)) {
      rows.remarks().forEach(run::say);
      rows.requireAtMost(o.components, "components", rows.width(), "columns");
      if (rows.width() > MOST_COLUMNS) {
        throw new BadInputException(
            rows.path(),
            "%d columns make a covariance too large, expected at most %d: choose with features=a,b"
                .formatted(rows.width(), MOST_COLUMNS));
      }
      PrincipalComponents found = PrincipalComponents.ofCovariance(rows.moments(), o.components);
      if (found.totalVariance() == 0) {
        throw new BadInputException(rows.path(), "no column varies over the rows");
      }
      rows.save(run, scale -> new ComponentPredictor(scale, found));
      List<Way> ways = ways(run, o, rows, found);
      claims(run.report(), o, ways);
      PcaPage page = new PcaPage(run.report(), rows, found);
      page.write();
      page.ways(ways, ways.get(0).determined(o.compared, GAP));
      wide(run, o);
    }
  }

  private static List<Way> ways(Run run, Options o, Observations rows, PrincipalComponents found) {
    RandomSubspace random = new RandomSubspace(o.components, o.oversampling, o.passes, run.seed());
    Dataset<Row> vectors = rows.vectors(run);
    try {
      return List.of(
          Way.of(
              "covariance", () -> PrincipalComponents.ofCovariance(rows.moments(), o.components)),
          Way.of(
              "singular values, TSQR",
              () -> TallSkinny.of(rows.rows(), found.mean(), o.components)),
          Way.of("random subspace", () -> random.of(rows.rows(), found.mean())),
          Way.ofMllib(() -> MllibPca.of(vectors, o.components)));
    } finally {
      vectors.unpersist();
    }
  }

  private static void claims(Report report, Options o, List<Way> ways) {
    Way covariance = ways.get(0);
    boolean[] determined = covariance.determined(o.compared, GAP);
    for (Way way : ways.subList(1, ways.size())) {
      boolean exact = !way.name().startsWith("random");
      report
          .claim(
              Claim.atMost(
                  "17.2",
                  "first %d axes, covariance and %s: largest angle in degrees"
                      .formatted(o.compared, way.name()),
                  covariance.angleTo(way, determined),
                  exact ? SAME_DEGREES : o.randomDegrees))
          .metric(way.name() + ".seconds", way.seconds());
      if (exact) {
        report.claim(
            Claim.atMost(
                "17.2",
                "shares of variance, covariance and %s: largest difference".formatted(way.name()),
                covariance.shareDifference(way, o.compared),
                SAME_SHARE));
      }
    }
    report.metric("covariance.seconds", covariance.seconds());
  }

  /** λ of the wide table by the random subspace, and by TSQR of the table lying down. */
  private static void wide(Run run, Options o) {
    WideTable table = new WideTable(o.wideRows, o.wideColumns, WIDE_RANK, WIDE_NOISE, run.seed());
    int compared = Math.min(o.compared, WIDE_RANK / 2);
    JavaRDD<double[]> upright = table.byRows(run.sc()).cache();
    upright.count();
    RandomSubspace random = new RandomSubspace(compared, o.oversampling, o.passes, run.seed());
    Way found =
        Way.of(
            "random subspace", () -> random.of(upright, ColumnMeans.of(upright, table.columns())));
    upright.unpersist(false);
    Way truth =
        Way.of(
            "TSQR, lying down",
            () -> TallSkinny.of(table.byColumns(run.sc()), new double[table.rows()], compared));
    run.report()
        .claim(
            Claim.atMost(
                "17.2",
                "%d × %d: shares of variance, random subspace and TSQR lying down: difference"
                    .formatted(table.rows(), table.columns()),
                found.shareDifference(truth, compared),
                SAME_WIDE));
    PcaPage.wide(run.report(), table, found, truth, compared, o.oversampling, o.passes);
  }
}
