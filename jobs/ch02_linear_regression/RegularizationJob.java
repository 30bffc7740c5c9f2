package ch02_linear_regression;

import ch02_linear_regression.curve.Grid;
import ch02_linear_regression.penalty.ElasticNet;
import ch02_linear_regression.penalty.PathPoint;
import ch02_linear_regression.penalty.Penalty;
import ch02_linear_regression.penalty.Standardized;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.spark.Search;

/**
 * Ridge and lasso over a path of λ: what a penalty does to the weights and to the errors.
 *
 * <p>Both minimise 1/(2n) ‖y − Xw − b‖² plus a penalty that leaves b alone, since moving a function
 * up or down does not make it smoother:
 *
 * <ul>
 *   <li>ridge, λ/2 ‖w‖²: in closed form, (S + λI) w = s, and by gradient descent, g + λw;
 *   <li>lasso, λ ‖w‖₁: by proximal gradient descent, w ← S(w − ηg, ηλ), S(v, t) = sign(v)·max(|v| −
 *       t, 0), which sets weights to exactly 0. All are 0 from λ_max = max |Xᵀy|/n on.
 * </ul>
 *
 * <p>Each λ of each is one Spark task that trains from w = 0; (w, b) and two errors come back. The
 * table itself goes to each executor once, with the task's code.
 *
 * <p>Data: the shipped diabetes table, 10 columns, standardised; few rows to train on, so that
 * there is something to overfit; the test errors of ridge are also taken over many cuts, each a
 * Spark task of its own. To expect: training error rises with λ, test error falls first; lasso
 * drops one column after another; MLlib's elastic net finds the same weights.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Regression” (regularization); Tibshirani,
 * “Regression Shrinkage and Selection via the Lasso”, 1996; Beck and Teboulle, “A Fast Iterative
 * Shrinkage-Thresholding Algorithm for Linear Inverse Problems”, 2009 (ISTA).
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by the raw type
@About(
    name = "ch02.regularization",
    rows = {"2.3"},
    summary = "Ridge and lasso paths, and MLlib's elastic net beside them")
public final class RegularizationJob implements Job<RegularizationJob.Options> {

  /** Above this λ the lasso has nothing left; a little more, for the rounding of λ_max. */
  private static final double ABOVE = 1.0001;

  /** What can be set. */
  public record Options(
      @Key("A CSV file with a header; all its columns of numbers are used") String data,
      @Key("The column to predict") String target,
      @Key("Rows to train on, at least 20; the others test") int train,
      @Key("λ on each path, 5 … 200") int lambdas,
      @Key("Smallest over largest λ of a path, in (0, 0.1]") double range,
      @Key("Largest λ of the ridge path, above 0") double largestRidge,
      @Key("Steps of each descent, at least 100") int steps,
      @Key("Random cuts of the table over which ridge is tested, at least 10") int cuts,
      @Key("How many λ of each path MLlib fits too, at least 2") int compared) {

    public Options {
      Legal.check("train", train, train >= 20, "at least 20");
      Legal.check("lambdas", lambdas, lambdas >= 5 && lambdas <= 200, "5 … 200");
      Legal.check("range", range, range > 0 && range <= 0.1, "in (0, 0.1]");
      Legal.check("largest-ridge", largestRidge, largestRidge > 0, "above 0");
      Legal.check("steps", steps, steps >= 100, "at least 100");
      Legal.check("cuts", cuts, cuts >= 10, "at least 10");
      Legal.check("compared", compared, compared >= 2 && compared <= lambdas, "2 … lambdas");
    }
  }

  private record Setting(Penalty penalty, double lambda) implements Serializable {}

  public static void main(String[] args) {
    Launcher.main(RegularizationJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Standardized.Table whole = Standardized.Table.read(run.spark(), o.data(), o.target());
    Standardized table = whole.cut(o.train(), run.seed());
    double[] ridge = Grid.logarithmic(o.largestRidge(), o.largestRidge() * o.range(), o.lambdas());
    double lambdaMax = Penalty.largestUseful(table.train());
    double[] lasso =
        Grid.logarithmic(ABOVE * lambdaMax, ABOVE * lambdaMax * o.range(), o.lambdas());
    List<Setting> settings =
        Stream.of(
                settings(Penalty.RIDGE_CLOSED_FORM, ridge),
                settings(Penalty.RIDGE_DESCENT, ridge),
                settings(Penalty.LASSO_PROXIMAL, lasso))
            .flatMap(path -> path)
            .toList();
    int steps = o.steps();
    List<PathPoint> points;
    try (Progress progress = run.progress("following the paths", settings.size(), "fit")) {
      points =
          Search.run(
              run.sc(),
              settings,
              setting -> setting.penalty().at(table, setting.lambda(), steps),
              progress::stepTo);
    }
    List<PathPoint> closed = points.subList(0, ridge.length);
    List<PathPoint> descent = points.subList(ridge.length, 2 * ridge.length);
    List<PathPoint> sparse = points.subList(2 * ridge.length, points.size());
    run.report().metric("lambda-max", lambdaMax);
    double[] cuts = meanTestErrors(run, o, whole, ridge);
    RegularizationPage.addTo(run.report(), table.columns(), closed, sparse, cuts);
    RegularizationClaims.ridge(run.report(), closed, descent);
    RegularizationClaims.turn(run.report(), ridge, cuts);
    RegularizationClaims.lasso(run.report(), sparse);
    compare(run, o, new ElasticNet(run.spark(), table.train()), closed, sparse);
  }

  private static Stream<Setting> settings(Penalty penalty, double[] lambdas) {
    return Arrays.stream(lambdas).mapToObj(lambda -> new Setting(penalty, lambda));
  }

  /** One cut tests with luck, good or bad: the test errors of ridge by λ, mean of many cuts. */
  private static double[] meanTestErrors(
      Run run, Options o, Standardized.Table whole, double[] lambdas) {
    int train = o.train();
    List<double[]> cuts =
        Search.run(
            run.sc(),
            LongStream.range(run.seed(), run.seed() + o.cuts()).boxed().toList(),
            seed -> {
              Standardized table = whole.cut(train, seed);
              return Arrays.stream(lambdas)
                  .map(lambda -> Penalty.RIDGE_CLOSED_FORM.at(table, lambda, 0).testError())
                  .toArray();
            });
    return IntStream.range(0, lambdas.length)
        .mapToDouble(i -> cuts.stream().mapToDouble(cut -> cut[i]).average().orElseThrow())
        .toArray();
  }

  private static void compare(
      Run run, Options o, ElasticNet mllib, List<PathPoint> ridge, List<PathPoint> lasso) {
    double ridgeApart = 0;
    double lassoApart = 0;
    try (Progress progress = run.progress("MLlib's elastic net", o.compared(), "λ")) {
      for (int k = 0; k < o.compared(); k++) {
        int i = k * (o.lambdas() - 1) / (o.compared() - 1);
        PathPoint r = ridge.get(i);
        PathPoint l = lasso.get(i);
        ridgeApart = Math.max(ridgeApart, r.difference(mllib.weights(r.lambda(), 0)));
        lassoApart = Math.max(lassoApart, l.difference(mllib.weights(l.lambda(), 1)));
        progress.step();
      }
    }
    String sentence = " against MLlib's elastic net, largest relative difference of a weight";
    run.report()
        .claim(Claim.atMost(RegularizationClaims.ROW, "ridge" + sentence, ridgeApart, 1e-3))
        .claim(Claim.atMost(RegularizationClaims.ROW, "lasso" + sentence, lassoApart, 1e-3));
  }
}
