package ch02_linear_regression;

import ch02_linear_regression.table.Errors;
import ch02_linear_regression.table.Independent;
import ch02_linear_regression.table.LinearModel;
import ch02_linear_regression.table.RegressionTable;
import ch02_linear_regression.table.ScaledDescent;
import ch02_linear_regression.table.Scaling;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.csv.Missing;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.sum.Comoments;
import leeml.train.strategy.Strategy;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;

/**
 * Question: which line predicts a number best, and do three ways to find it agree?
 *
 * <p>Model ŷ = w·x + b; loss L(w, b) = 1/(2n) Σᵢ (ŷᵢ − yᵢ)²; best function: the (w, b) of the least
 * loss. Found three times:
 *
 * <ol>
 *   <li>normal equations, S_xx w = S_xy, from one pass of sums over the rows;
 *   <li>gradient descent by the chosen strategy: θ ← θ − η ∇L, with full batches. Once on
 *       standardised columns with Nesterov's momentum, once on decorrelated columns without;
 *   <li>MLlib's {@code LinearRegression}.
 * </ol>
 *
 * <p>What moves: a round of {@code sync} sends θ down, 4(p + 1) bytes, and each worker's gradient
 * up, as many; the normal equations send (p + 1)(p + 4)/2 doubles a partition, once. θ is float:
 * near the minimum the gradient is rounding noise of size ε, and it moves the weights by up to
 * ε/d_min, d_min being the smallest eigenvalue of the columns' correlations. That is why columns
 * are decorrelated for the comparison at 1e-6.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Regression”. Data: by default the diabetes
 * study (Efron, Hastie, Johnstone, Tibshirani, Least Angle Regression, Annals of Statistics 2004),
 * 442 patients, ten measures, the disease's progression a year later; any CSV by {@code --data} and
 * {@code --set target=…}. Expect: the three agree; on the diabetes data about half of the variance
 * is explained.
 */
@About(
    name = "ch02.regression",
    rows = "2.1",
    summary = "Fits any table by distributed descent; equals normal equations and MLlib.",
    main = true)
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class RegressionJob implements Job<RegressionJob.Options> {

  /**
   * Above this κ the rounding of float parameters reaches beyond 1e-6, and agreement is no claim.
   */
  private static final double MOST_CONDITION = 1e4;

  private static final double AGREEMENT = 1e-6;

  /** The job's keys. */
  public record Options(
      @Key("CSV or TSV file, folder or glob, plain or .gz, any Hadoop path") String data,
      @Key("the column to predict") String target,
      @Key("columns to predict it from; empty for all that hold numbers") List<String> features,
      @Key("rows that miss a value: error, drop the row, or fill in the column's mean")
          Missing missing,
      @Key("share of rows held out as test, 0 … 0.9") double testFraction,
      @Key("how workers are combined: sync, local-sgd:period=16, serial") Strategy strategy,
      @Key("how many workers; 0 for one a core") int workers,
      @Key("steps on standardised columns, with momentum, at least 1") int momentumSteps,
      @Key("steps on decorrelated columns, at least 1") int decorrelatedSteps) {

    public Options {
      require(testFraction >= 0 && testFraction <= 0.9, "test-fraction", testFraction, "0 … 0.9");
      require(workers >= 0, "workers", workers, "at least 0");
      require(momentumSteps >= 1, "momentum-steps", momentumSteps, "at least 1");
      require(decorrelatedSteps >= 1, "decorrelated-steps", decorrelatedSteps, "at least 1");
    }

    private static void require(boolean holds, String key, Object value, String range) {
      if (!holds) {
        throw new IllegalArgumentException(key + " is " + value + ", legal is " + range);
      }
    }
  }

  public static void main(String[] args) {
    Launcher.main(RegressionJob.class, args);
  }

  /**
   * The three solutions.
   *
   * @param moments sums over the training rows
   * @param columns the columns that have a weight
   * @param standardised the coordinates of z-scores
   * @param exact by the normal equations
   * @param momentum by descent on standardised columns
   * @param decorrelated by descent on decorrelated columns
   * @param mllib by MLlib
   */
  record Solutions(
      Comoments moments,
      Independent columns,
      Scaling standardised,
      LinearModel exact,
      ScaledDescent.Result momentum,
      ScaledDescent.Result decorrelated,
      LinearModel mllib) {}

  @Override
  public void run(Run run, Options o) {
    try (RegressionTable table =
        RegressionTable.open(run, o.data, o.target, o.features, o.missing, o.testFraction)) {
      Comoments moments = Errors.over(table.train(), table.names().size());
      Independent columns = Independent.of(moments);
      sayWhatIsLeftOut(run, table, columns);
      if (columns.kept().length == 0) {
        throw new BadInputException(o.data, "no feature varies over the training rows");
      }
      Solutions found = solve(run, o, table, moments, columns);
      double mean = moments.mean(moments.columns());
      table.saved(found.exact, mean).write(run.folder());
      Errors train = Errors.of(table.train(), found.exact, mean);
      Errors test = Errors.of(table.test(), found.exact, mean);
      measure(run, o, found, train, test);
      if (test.rows() > 0) {
        Errors descent = Errors.of(table.test(), found.decorrelated.model(), mean);
        run.report().metric("test.rmse-of-descent", descent.rmse());
      }
      new RegressionPage(run, table, found).write(o.strategy.name(), train, test);
    }
  }

  private static Solutions solve(
      Run run, Options o, RegressionTable table, Comoments moments, Independent columns) {
    JavaRDD<double[]> rows = table.train();
    Scaling standardised = Scaling.standardised(moments, columns.kept());
    Scaling decorrelated = Scaling.decorrelated(moments, columns.kept());
    LinearModel exact = LinearModel.closedForm(moments, columns.kept(), 0);
    ScaledDescent descent = new ScaledDescent(o.strategy, o.workers);
    return new Solutions(
        moments,
        columns,
        standardised,
        exact,
        descent.fit(
            run,
            "standardised",
            rows,
            standardised,
            ScaledDescent.momentumFor(standardised),
            o.momentumSteps,
            exact),
        descent.fit(
            run,
            "decorrelated",
            rows,
            decorrelated,
            ScaledDescent.halving(),
            o.decorrelatedSteps,
            exact),
        byMllib(run, rows, standardised));
  }

  private static LinearModel byMllib(Run run, JavaRDD<double[]> rows, Scaling standardised) {
    LinearRegressionModel model =
        new LinearRegression()
            .setSolver("normal")
            .setFeaturesCol("features")
            .setLabelCol(Scaling.target())
            .fit(standardised.apply(run.spark(), rows));
    double[] theta = Arrays.copyOf(model.coefficients().toArray(), standardised.width() + 1);
    theta[standardised.width()] = model.intercept();
    return standardised.original(theta);
  }

  private static void sayWhatIsLeftOut(Run run, RegressionTable table, Independent columns) {
    for (String sentence : RegressionPage.leftOut(table, columns)) {
      run.say(sentence);
    }
  }

  /** R² has no value where the targets do not vary, as in a single row. */
  private static void r2(Report report, String name, Errors errors) {
    if (!Double.isNaN(errors.r2())) {
      report.metric(name, errors.r2());
    }
  }

  private static void measure(Run run, Options o, Solutions found, Errors train, Errors test) {
    Report report = run.report();
    report.metric("train.rows", (double) train.rows()).metric("train.rmse", train.rmse());
    r2(report, "train.r2", train);
    if (test.rows() > 0) {
      report.metric("test.rows", (double) test.rows()).metric("test.rmse", test.rmse());
      report.metric("test.rmse-of-mean", test.meanRmse());
      r2(report, "test.r2", test);
    } else {
      run.say("No test rows: the table is small or test-fraction is 0.");
    }
    double condition = found.standardised.condition();
    double descent = found.standardised.distance(found.decorrelated.model(), found.exact);
    double mllib = found.standardised.distance(found.mllib, found.exact);
    report.metric("condition-number", condition);
    report.metric(
        "distance.standardised", found.standardised.distance(found.momentum.model(), found.exact));
    report.metric("distance.decorrelated", descent).metric("distance.mllib", mllib);
    if (condition > MOST_CONDITION) {
      run.say(
          "The columns nearly depend on each other (condition number %.2g): distances are measured, agreement to 1e-6 is not claimed."
              .formatted(condition));
      return;
    }
    report.claim(
        Claim.atMost("2.1", "MLlib's weights equal the normal equations'", mllib, AGREEMENT));
    if (new ScaledDescent(o.strategy, o.workers).isExact()) {
      report.claim(
          Claim.atMost("2.1", "descent's weights equal the normal equations'", descent, AGREEMENT));
      report.claim(
          Claim.atMost(
              "2.1",
              "descent's weights equal MLlib's",
              found.standardised.distance(found.decorrelated.model(), found.mllib),
              AGREEMENT));
    } else {
      run.say(
          "Under "
              + o.strategy.name()
              + " workers part between rounds and end beside the minimum: the distance is measured, not claimed.");
    }
  }
}
