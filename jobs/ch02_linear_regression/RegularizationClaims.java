package ch02_linear_regression;

import ch02_linear_regression.penalty.PathPoint;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Claim;
import leeml.report.Report;

/** What the paths of ridge and lasso have to show; paths go from the largest λ down. */
final class RegularizationClaims {

  static final String ROW = "2.3";

  private RegularizationClaims() {}

  /**
   * The test error falls before it rises.
   *
   * @param lambdas descending
   * @param errors test errors at these λ
   */
  static void turn(Report report, double[] lambdas, double[] errors) {
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    report
        .metric("ridge.best-lambda", lambdas[best])
        .claim(
            Claim.atMost(
                ROW,
                "ridge: lowest test error over that of the smallest λ, means of many cuts",
                errors[best] / errors[errors.length - 1],
                0.98))
        .claim(
            Claim.atMost(
                ROW,
                "ridge: lowest test error over that of the largest λ, means of many cuts",
                errors[best] / errors[0],
                0.98));
  }

  /** Two ways to one minimum; the training error only rises; nothing is left out. */
  static void ridge(Report report, List<PathPoint> closed, List<PathPoint> descent) {
    double apart =
        IntStream.range(0, closed.size())
            .mapToDouble(i -> closed.get(i).difference(weights(descent.get(i))))
            .max()
            .orElseThrow();
    report
        .claim(
            Claim.atMost(
                ROW,
                "ridge by descent against closed form, largest relative difference",
                apart,
                1e-3))
        .claim(
            Claim.atMost(
                ROW,
                "ridge: largest relative fall of the training error as λ grows",
                fall(closed),
                1e-6))
        .claim(
            Claim.atMost(
                ROW,
                "ridge: weights that are exactly 0, on the whole path",
                closed.stream().mapToInt(PathPoint::zeros).sum(),
                0));
  }

  /** Weights leave one after another, and none is left at λ_max. */
  static void lasso(Report report, List<PathPoint> path) {
    int columns = path.get(0).theta().length - 1;
    int mostBack =
        IntStream.range(1, path.size())
            .map(i -> path.get(i).zeros() - path.get(i - 1).zeros())
            .max()
            .orElseThrow();
    PathPoint best = RegularizationPage.best(path);
    report
        .metric("lasso.best-lambda", best.lambda())
        .metric("lasso.best-test-error", best.testError())
        .metric("lasso.best-zeros", best.zeros())
        .claim(
            Claim.atLeast(
                ROW, "lasso: weights that are 0 from λ_max on", path.get(0).zeros(), columns))
        .claim(
            Claim.atMost(
                ROW, "lasso: weights that are 0 one λ below", path.get(1).zeros(), columns - 1))
        .claim(
            Claim.atMost(
                ROW, "lasso: most weights that come back from a λ to the next larger", mostBack, 1))
        .claim(
            Claim.atMost(
                ROW,
                "lasso: largest relative fall of the training error as λ grows",
                fall(path),
                1e-4));
  }

  /** The largest relative fall of the training error from a λ to the next larger, at least 0. */
  private static double fall(List<PathPoint> descending) {
    double largest = 0;
    for (int i = 1; i < descending.size(); i++) {
      double larger = descending.get(i - 1).trainError();
      largest = Math.max(largest, 1 - larger / descending.get(i).trainError());
    }
    return largest;
  }

  private static double[] weights(PathPoint point) {
    return IntStream.range(0, point.theta().length).mapToDouble(j -> point.theta()[j]).toArray();
  }
}
