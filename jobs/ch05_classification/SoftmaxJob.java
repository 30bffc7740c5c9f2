package ch05_classification;

import ch05_classification.logistic.BesideMllib;
import ch05_classification.logistic.Descent;
import ch05_classification.logistic.MllibLogistic;
import ch05_classification.page.SoftmaxPage;
import ch05_classification.picture.Plane;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import ch05_classification.table.Standardised;
import ch05_classification.table.TableOptions;
import ch05_classification.table.VectorTable;
import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.SoftmaxRegression;
import leeml.model.fitted.SoftmaxUnits;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Traffic;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.DistributedLoss;
import leeml.train.Fit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Question: how does one unit that says yes or no become many that choose?
 *
 * <p>Model: K scores zₖ = wₖ·x + bₖ, P(k | x) = e^zₖ / Σⱼ e^zⱼ. Loss: −1/n Σᵢ ln P(yᵢ | xᵢ) + λ/2
 * ‖W‖². Softmax makes the largest score stand out (soft maximum) and the rest of the probability
 * shrink; for K = 2 it is the logistic unit with w = w₁ − w₀. Numbering classes 0, 1, 2 and fitting
 * a number would say that class 2 is farther from 0 than 1 is; one-hot targets say nothing of the
 * kind. Full-batch descent by the chosen strategy, held against MLlib's multinomial logistic
 * regression on the same rows with the same penalty.
 *
 * <p>What moves: a round of {@code sync} sends θ down, 4(p + 1)K bytes, and a gradient a worker up.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression”
 * (multi-class classification). Data: iris; any CSV, such as {@code data/digits.csv.gz}. Expect:
 * the parameters of MLlib.
 */
@About(
    name = "ch05.softmax",
    rows = "5.7",
    summary = "Several classes: softmax regression by a strategy; equals MLlib's.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class SoftmaxJob implements Job<SoftmaxJob.Options> {

  private static final double LEAST_GAIN = 0.2;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("λ of λ/2 ‖W‖² on standardised columns, above 0") double lambda,
      Distribution distribution,
      @Key("full-batch steps, at least 1") int steps) {

    public Options {
      Require.positive("lambda", lambda);
      Require.atLeast("steps", steps, 1);
    }
  }

  public static void main(String[] args) {
    Launcher.main(SoftmaxJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = ClassTable.open(run, o.table.source())) {
      int classes = table.classes().size();
      ClassMoments moments = ClassMoments.over(table.train(), table.width(), classes);
      Standardised scale = new Standardised(moments.together());
      SoftmaxPage page = new SoftmaxPage(run, table);
      compare(run, o, table, scale, page);
      if (table.width() >= 2) {
        int[] drawn = Plane.mostTelling(moments, table.drawable());
        page.plane(drawn, inPlane(run, o, table, moments, drawn));
      }
    }
  }

  /** Both sides on all columns. */
  private static void compare(
      Run run, Options o, ClassTable table, Standardised scale, SoftmaxPage page) {
    int classes = table.classes().size();
    Descent descent = new Descent(o.distribution, o.steps, o.lambda);
    Dataset<Row> vectors = VectorTable.of(run.spark(), scale.apply(table.train())).cache();
    SoftmaxRegression model = new SoftmaxRegression(scale.width(), classes);
    try (SparkShards<ExampleBatch> shards = descent.shards(run, vectors)) {
      double curvature = Descent.OF_SOFTMAX * scale.steepest();
      Traffic.Measured<Fit> own =
          Traffic.of(
              run.sc(), () -> descent.fit(run, "softmax", model, classes, curvature, shards));
      Traffic.Measured<MllibLogistic> mllib =
          Traffic.of(run.sc(), () -> MllibLogistic.fitSoftmax(vectors, o.lambda));
      SoftmaxUnits found = new SoftmaxUnits(own.result().theta(), scale.scale(), classes);
      table.saved(found).write(run.folder());
      DistributedLoss<ExampleBatch> loss = new DistributedLoss<>(model, shards);
      BesideMllib both =
          new BesideMllib(
              table,
              found.theta(),
              mllib.result(),
              loss,
              theta -> new SoftmaxUnits(theta, scale.scale(), classes)::classify);
      measure(run.report(), both, descent.isExact());
      page.write(found, own, mllib);
    }
    vectors.unpersist(false);
  }

  /** A model of two columns alone, to be drawn. */
  private static SoftmaxUnits inPlane(
      Run run, Options o, ClassTable table, ClassMoments moments, int[] drawn) {
    int classes = table.classes().size();
    Standardised scale = new Standardised(moments.together().select(drawn));
    JavaRDD<double[]> rows =
        table.train().map(row -> new double[] {row[drawn[0]], row[drawn[1]], row[row.length - 1]});
    Dataset<Row> vectors = VectorTable.of(run.spark(), scale.apply(rows));
    return new SoftmaxUnits(
        MllibLogistic.fitSoftmax(vectors, o.lambda).theta(), scale.scale(), classes);
  }

  private static void measure(Report report, BesideMllib both, boolean exact) {
    ClassTable table = both.table();
    Confusion found = both.measure(report);
    report.metric("classes", table.classes().size());
    if (exact) {
      both.claim(report, "5.7", 1);
    }
    if (table.source().isOwn()) {
      report.claim(
          Claim.atLeast(
              "5.7",
              "accuracy on test rows above the majority's",
              found.accuracy() - found.majority(),
              LEAST_GAIN));
    }
  }
}
