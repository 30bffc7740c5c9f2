package ch05_classification;

import ch05_classification.generative.GaussianModels;
import ch05_classification.generative.LinearOdds;
import ch05_classification.generative.MllibCovariances;
import ch05_classification.page.GaussianPage;
import ch05_classification.picture.Plane;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import ch05_classification.table.TableOptions;
import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Traffic;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.GaussianClasses;
import org.apache.spark.api.java.JavaRDD;

/**
 * Question: if each class draws its rows from a normal distribution, which class did a row come
 * from?
 *
 * <p>P(k | x) = πₖ N(x; μₖ, Σₖ) / Σⱼ πⱼ N(x; μⱼ, Σⱼ). The parameters of greatest likelihood are
 * sums: πₖ = nₖ/n, μₖ the mean and Σₖ the covariance of the rows of class k ({@link ClassMoments}).
 * With a Σₖ of its own for each class the boundary is quadratic. If all share Σ = Σₖ πₖ Σₖ, the
 * quadratic terms cancel: P(1 | x) = σ(w·x + b) with w = Σ⁻¹(μ₁ − μ₀) and b = ln π₁/π₀ − ½ w·(μ₁ +
 * μ₀): the model of logistic regression, found without any descent ({@link GaussianClasses}).
 *
 * <p>What moves: one pass; a partition sends K arrays of (p + 1)(p + 2)/2 doubles, whatever the
 * number of its rows. MLlib's covariance ({@code RowMatrix}), class by class, is held against it.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Probabilistic Generative
 * Model”. Data: census income (Adult, UCI 2), with its fixed test file, if it was fetched; else the
 * Wisconsin breast cancer table; any CSV by {@code --data}. Expect on Adult: own covariances fail
 * on 108 columns, most of them one-hot, and do on the six numbers what the shared one does; shared
 * ones get over 84 % right.
 */
@About(
    name = "ch05.gaussian",
    rows = {"5.1", "5.2"},
    summary = "Gaussian classes from one pass of sums: own covariances against a shared one.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class GaussianJob implements Job<GaussianJob.Options> {

  private static final int MOST_COLUMNS = 2048;
  private static final double SAME_SUMS = 1e-9;
  private static final double SAME_LOG_ODDS = 1e-6;
  private static final double ADULT_ACCURACY = 0.84;
  private static final double CANCER_ACCURACY = 0.9;
  private static final double LEAST_GAIN = 0.02;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("added to each variance, as a share of the shared one, above 0") double ridge,
      @Key("how far own covariances go towards the shared one, 0 … 1") double shrinkage) {

    public Options {
      Require.share("ridge", ridge);
      Require.probability("shrinkage", shrinkage);
    }
  }

  public static void main(String[] args) {
    Launcher.main(GaussianJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = ClassTable.open(run, o.table.source().orAdult(run))) {
      if (table.width() > MOST_COLUMNS) {
        throw new UsageException(
            "%d columns make a covariance too large, legal are 1 … %d: choose with features=a,b"
                .formatted(table.width(), MOST_COLUMNS));
      }
      int classes = table.classes().size();
      Traffic.Measured<ClassMoments> sums =
          Traffic.of(run.sc(), () -> ClassMoments.over(table.train(), table.width(), classes));
      Traffic.Measured<MllibCovariances> mllib =
          Traffic.of(run.sc(), () -> MllibCovariances.of(table.train(), table.width(), classes));
      GaussianModels models =
          GaussianModels.of(sums.result(), table.numbers(), o.ridge, o.shrinkage);
      claimSums(run.report(), sums, mllib.result());
      measure(run.report(), table, models);
      new GaussianPage(run, table, models)
          .write(sums, mllib.cost(), Plane.mostTelling(sums.result(), table.drawable()), o.ridge);
    }
  }

  /** The sums are MLlib's; that they took one pass shows in the number of Spark's jobs. */
  private static void claimSums(
      Report report, Traffic.Measured<ClassMoments> sums, MllibCovariances mllib) {
    report
        .claim(
            Claim.atMost(
                "5.1",
                "means and covariances equal MLlib's: largest difference, in deviations",
                mllib.distance(sums.result()),
                SAME_SUMS))
        .claim(
            Claim.atMost(
                "5.1",
                "Spark jobs for all parameters of all classes",
                (double) sums.cost().jobs(),
                1));
  }

  private static void measure(Report report, ClassTable table, GaussianModels models) {
    JavaRDD<double[]> rows = table.judged();
    Confusion shared = GaussianModels.confusion(models.shared(), rows);
    Confusion numbers = models.confusionOfNumbers(models.ownOfNumbers(), rows);
    report
        .metric("train.rows", (double) table.train().count())
        .metric("test.rows", (double) table.test().count())
        .metric("columns", table.width())
        .metric("accuracy.majority", shared.majority())
        .metric("accuracy.shared", shared.accuracy())
        .metric("accuracy.own", GaussianModels.confusion(models.own(), rows).accuracy())
        .metric("accuracy.own-numbers", numbers.accuracy())
        .metric(
            "accuracy.shared-numbers",
            models.confusionOfNumbers(models.sharedOfNumbers(), rows).accuracy());
    report.claim(
        Claim.atMost(
            "5.2",
            "ln P(k|x)/P(0|x) is w·x + b of the closed form: largest relative difference",
            LinearOdds.distance(models.shared(), rows),
            SAME_LOG_ODDS));
    if (table.source().isOwn()) {
      report
          .claim(
              Claim.atLeast(
                  "5.1",
                  "accuracy on test rows of own covariances on the numbers, above the majority's",
                  numbers.accuracy() - numbers.majority(),
                  LEAST_GAIN))
          .claim(
              Claim.atLeast(
                  "5.2",
                  "accuracy on test rows of the shared covariance, " + table.source().name(),
                  shared.accuracy(),
                  table.source().isAdult() ? ADULT_ACCURACY : CANCER_ACCURACY));
    }
  }
}
