package ch05_classification;

import ch05_classification.logistic.BesideMllib;
import ch05_classification.logistic.Descent;
import ch05_classification.logistic.MllibLogistic;
import ch05_classification.page.LogisticPage;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import ch05_classification.table.Standardised;
import ch05_classification.table.TableOptions;
import ch05_classification.table.VectorTable;
import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.LogisticRegression;
import leeml.model.fitted.LogisticUnit;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Traffic;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.DistributedLoss;
import leeml.spark.sum.GaussianClasses;
import leeml.train.Fit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Question: which w and b make the classes that were seen the likeliest?
 *
 * <p>Model P(1 | x) = σ(w·x + b). Loss: −1/n Σᵢ ln P(yᵢ | xᵢ), the cross entropy, and λ/2 ‖w‖² on
 * standardised columns: categories that only one class has would drive their weight to infinity.
 * Best function: full-batch descent by the chosen strategy ({@link Descent}), held against MLlib's
 * {@code LogisticRegression} (L-BFGS) on the same rows with the same penalty, and against the w and
 * b that the Gaussian classes with a shared covariance have in closed form: the same set of
 * functions, another one chosen from it.
 *
 * <p>What moves: a round of {@code sync} sends θ down, 4(p + 1) bytes, and a gradient a worker up.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression”. Data: as
 * {@code ch05.gaussian}. Expect on Adult: the weights of MLlib; over 85 % right.
 */
@About(
    name = "ch05.logistic",
    rows = "5.4",
    summary = "Logistic regression of any table by a strategy; equals MLlib's.",
    main = true)
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class LogisticJob implements Job<LogisticJob.Options> {

  private static final double ADULT_ACCURACY = 0.85;
  private static final double CANCER_ACCURACY = 0.92;
  private static final double SAME_CLASSES = 0.999;
  private static final double RIDGE = 1e-6;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("λ of λ/2 ‖w‖² on standardised columns, above 0") double lambda,
      Distribution distribution,
      @Key("full-batch steps, at least 1") int steps) {

    public Options {
      Require.positive("lambda", lambda);
      Require.atLeast("steps", steps, 1);
    }
  }

  public static void main(String[] args) {
    Launcher.main(LogisticJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Descent descent = new Descent(o.distribution, o.steps, o.lambda);
    try (ClassTable table = ClassTable.open(run, o.table.source().orAdult(run))) {
      refuseSeveral(table);
      ClassMoments moments = ClassMoments.over(table.train(), table.width(), 2);
      Standardised scale = new Standardised(moments.together());
      Dataset<Row> vectors = VectorTable.of(run.spark(), scale.apply(table.train())).cache();
      LogisticRegression model = new LogisticRegression(table.width());
      try (SparkShards<ExampleBatch> shards = descent.shards(run, vectors)) {
        double curvature = Descent.OF_ONE_UNIT * scale.steepest();
        Traffic.Measured<Fit> own =
            Traffic.of(run.sc(), () -> descent.fit(run, "logistic", model, 1, curvature, shards));
        Traffic.Measured<MllibLogistic> mllib =
            Traffic.of(run.sc(), () -> MllibLogistic.fitUnit(vectors, o.lambda));
        float[] theta = own.result().theta();
        float[] generative = generative(moments, scale);
        DistributedLoss<ExampleBatch> loss = new DistributedLoss<>(model, shards);
        BesideMllib both =
            new BesideMllib(
                table,
                theta,
                mllib.result(),
                loss,
                found -> new LogisticUnit(found, scale.scale())::classify);
        measure(run.report(), both, loss.applyAsDouble(generative), descent.isExact());
        LogisticUnit unit = new LogisticUnit(theta, scale.scale());
        table.saved(unit).write(run.folder());
        new LogisticPage(run.report(), table, unit).write(own, mllib, generative, o.lambda);
      }
      vectors.unpersist(false);
    }
  }

  private static void refuseSeveral(ClassTable table) {
    if (table.classes().size() > 2) {
      throw new BadInputException(
          table.source().path(),
          "has %d classes, one unit tells two apart; ./leeml run ch05.softmax takes more"
              .formatted(table.classes().size()));
    }
  }

  /**
   * The closed form of the Gaussian classes with a shared covariance, over standardised columns.
   */
  private static float[] generative(ClassMoments moments, Standardised scale) {
    GaussianClasses.Linear line = GaussianClasses.shared(moments, RIDGE).linear();
    return scale.theta(line.weights()[1], line.intercepts()[1]);
  }

  private static void measure(Report report, BesideMllib both, double generative, boolean exact) {
    ClassTable table = both.table();
    Confusion found = both.measure(report);
    report.metric("train.loss.generative", generative);
    if (exact) {
      both.claim(report, "5.4", SAME_CLASSES);
    }
    if (table.source().isOwn()) {
      report.claim(
          Claim.atLeast(
              "5.4",
              "accuracy on test rows, " + table.source().name(),
              found.accuracy(),
              table.source().isAdult() ? ADULT_ACCURACY : CANCER_ACCURACY));
    }
  }
}
