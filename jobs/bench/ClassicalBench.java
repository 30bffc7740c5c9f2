package bench;

import com.google.auto.service.AutoService;
import java.util.List;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The classical methods beside MLlib's trainers, on generated tables whose truth is known.
 *
 * <ol>
 *   <li>Logistic regression by local SGD, to MLlib's final loss + 1e-3.
 *   <li>K-means from seeds by k-means‖, as many rounds at most.
 *   <li>Principal components by one pass of co-moments.
 *   <li>Ratings factorized by descent in blocks, beside alternating least squares.
 * </ol>
 *
 * <p>A lap goes from the same cached table to the fitted model on the driver, conversion included;
 * laps of both sides take turns in one session, and medians are compared.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.classical",
    rows = {},
    summary = "logistic regression, k-means, PCA and matrix factorization against MLlib's trainers")
public final class ClassicalBench implements Bench<ClassicalBench.Options> {

  /** What can be measured. */
  public enum Case {
    LOGISTIC,
    K_MEANS,
    PCA,
    FACTORIZATION
  }

  /** What the measurement covers. */
  public record Options(
      @Key("which of them, in this order") List<Case> cases,
      @Key("rows of the generated tables, ≥ 1000") int rows,
      @Key("columns for logistic regression and PCA, ≥ components") int columns,
      @Key("components k of PCA, ≥ 1") int components,
      @Key("columns for k-means, ≥ 1") int clusterColumns,
      @Key("clusters k of k-means, and blobs of its rows, ≥ 1") int clusters,
      @Key("generated ratings, ≥ 1000") int ratings,
      @Key("users who rate, ≥ 1") int users,
      @Key("items that are rated, ≥ 1") int items,
      @Key("rank of the factors, ≥ 1") int rank,
      @Key("workers, and partitions of the tables; 0 for one a core") int workers,
      @Key("laps that count, ≥ 1; medians are compared") int repeats) {

    /** Checks the ranges. */
    public Options {
      requireAtLeast("rows", rows, 1000);
      requireAtLeast("components", components, 1);
      requireAtLeast("columns", columns, components);
      requireAtLeast("cluster-columns", clusterColumns, 1);
      requireAtLeast("clusters", clusters, 1);
      requireAtLeast("ratings", ratings, 1000);
      requireAtLeast("users", users, 1);
      requireAtLeast("items", items, 1);
      requireAtLeast("rank", rank, 1);
      requireAtLeast("repeats", repeats, 1);
    }

    private static void requireAtLeast(String key, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(key + " = " + value + ", expected at least " + least);
      }
    }
  }

  @Override
  public void run(Run run, Options o) {
    Table table =
        Table.of(
            "Beside MLlib, on " + run.sc().master(),
            "case",
            "ours, seconds",
            "MLlib, seconds",
            "ratio",
            "goal",
            "quality",
            "ours",
            "MLlib's");
    for (Case one : o.cases()) {
      run.say("measuring " + one);
      ContestResult result =
          switch (one) {
            case LOGISTIC -> logistic(run, o);
            case K_MEANS -> clustering(run, o);
            case PCA -> components(run, o);
            case FACTORIZATION -> factorization(run, o);
          };
      run.say(result.line());
      table.row(
          result.contest(),
          result.oursSeconds(),
          result.mllibSeconds(),
          result.ratio(),
          result.goal(),
          result.measure(),
          result.ours(),
          result.mllib());
      run.report().metric(result.asGood().row() + ".ratio", result.ratio()).claim(result.asGood());
      if (!run.smoke()) { // on small tables both sides wait for Spark, and nothing else
        run.report().claim(result.asFast());
      }
    }
    run.report().add(table);
  }

  private static ContestResult logistic(Run run, Options o) {
    var kind = GeneratedRows.Kind.CLASSIFICATION;
    int workers = run.workers(o.workers());
    Dataset<Row> table =
        new GeneratedRows(kind, o.rows(), o.columns(), workers, run.seed()).cached(run.spark());
    Contest.Lap lap = Contest.of(kind, run.cluster(), o.columns()).measure(table, o.repeats());
    table.unpersist();
    return new ContestResult(
        "logistic regression, %,d × %d".formatted(o.rows(), o.columns()),
        lap.oursSeconds(),
        lap.mllibSeconds(),
        0.7,
        "loss",
        lap.oursLoss(),
        lap.mllibLoss(),
        Claim.atMost(
            "logistic",
            "loss above MLlib's",
            lap.oursLoss() - lap.mllibLoss(),
            Contest.LOSS_TOLERANCE));
  }

  private static ContestResult clustering(Run run, Options o) {
    ClusteringContest.Outcome found =
        new ClusteringContest(
                o.rows(), o.clusterColumns(), o.clusters(), run.workers(o.workers()), run.seed())
            .measure(run.spark(), o.repeats());
    return new ContestResult(
        "k-means, %,d × %d, k = %d".formatted(o.rows(), o.clusterColumns(), o.clusters()),
        found.oursSeconds(),
        found.mllibSeconds(),
        1,
        "inertia, mean of the laps",
        found.oursInertia(),
        found.mllibInertia(),
        Claim.atMost(
            "k-means",
            "mean inertia over MLlib's, from other seeds",
            found.oursInertia() / found.mllibInertia(),
            1.05));
  }

  private static ContestResult components(Run run, Options o) {
    ComponentsContest.Outcome found =
        new ComponentsContest(
                o.rows(), o.columns(), o.components(), run.workers(o.workers()), run.seed())
            .measure(run.spark(), o.repeats());
    return new ContestResult(
        "PCA, %,d × %d, k = %d".formatted(o.rows(), o.columns(), o.components()),
        found.oursSeconds(),
        found.mllibSeconds(),
        1,
        "share of the variance",
        found.oursShare(),
        found.mllibShare(),
        Claim.atMost("pca", "degrees between the two spaces", found.degrees(), 0.01));
  }

  private static ContestResult factorization(Run run, Options o) {
    FactorizationContest.Outcome found =
        new FactorizationContest(
                o.ratings(), o.users(), o.items(), o.rank(), run.workers(o.workers()), run.seed())
            .measure(run.spark(), o.repeats());
    run.say(
        "ALS's best penalty: %s; the truth without its noise has an RMSE of %.4f"
            .formatted(found.mllibPenalty(), found.floor()));
    return new ContestResult(
        "factorization, %,d ratings, rank %d".formatted(o.ratings(), o.rank()),
        found.oursSeconds(),
        found.mllibSeconds(),
        1,
        "held-out RMSE",
        found.oursRmse(),
        found.mllibRmse(),
        Claim.atMost("factorization", "RMSE above ALS's", found.oursRmse() - found.mllibRmse(), 0));
  }
}
