package ch02_linear_regression;

import ch02_linear_regression.curve.ByDegree;
import ch02_linear_regression.curve.Folds;
import ch02_linear_regression.curve.Polynomial;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.SmoothTruth;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The degrees that three ways choose on the same sets.
 *
 * @param byTraining the lowest error on the training set
 * @param byPublic the lowest error on a small public set
 * @param byFolds the lowest error in cross-validation on the training set
 * @param confirmed whether the last is within one standard error of the best on the private set
 */
record Choices(Choice byTraining, Choice byPublic, Choice byFolds, boolean confirmed)
    implements Serializable {

  /**
   * One choice.
   *
   * @param promised the mean squared error by which the degree was chosen
   * @param actual its mean squared error on the private set
   */
  record Choice(int degree, double promised, double actual) implements Serializable {

    private static Choice of(double[] promised, double[] actual) {
      int degree = ByDegree.lowest(promised);
      return new Choice(degree, promised[degree - 1], actual[degree - 1]);
    }
  }

  /** Draws all sets anew and chooses. */
  static Choices of(SmoothTruth truth, CrossValidationJob.Options o, long seed) {
    Sample drawn = truth.draw(o.train() + o.heldOut() + o.publicSet(), seed);
    Sample train = drawn.range(0, o.train());
    Sample hidden = drawn.range(o.train(), o.train() + o.heldOut());
    Sample open = drawn.range(o.train() + o.heldOut(), drawn.size());
    List<Polynomial.Curve> curves =
        IntStream.rangeClosed(1, o.degrees())
            .mapToObj(degree -> Polynomial.over(train, degree).fit(train))
            .toList();
    double[] actual = errors(curves, hidden);
    Choice byFolds = Choice.of(crossValidated(new Folds(train, o.folds()), o.degrees()), actual);
    int best = ByDegree.lowest(actual);
    double limit = actual[best - 1] + standardError(curves.get(best - 1).squaredErrors(hidden));
    return new Choices(
        Choice.of(errors(curves, train), actual),
        Choice.of(errors(curves, open), actual),
        byFolds,
        byFolds.actual() <= limit);
  }

  private static double[] errors(List<Polynomial.Curve> curves, Sample sample) {
    return curves.stream().mapToDouble(curve -> curve.meanSquaredError(sample)).toArray();
  }

  private static double[] crossValidated(Folds folds, int degrees) {
    return IntStream.rangeClosed(1, degrees)
        .mapToDouble(
            degree ->
                IntStream.range(0, folds.count())
                    .mapToDouble(fold -> folds.error(fold, degree))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /** The standard error of the mean of some numbers: s/√n. */
  static double standardError(double[] numbers) {
    return Math.sqrt(StatUtils.variance(numbers) / numbers.length);
  }

  /** The median over redraws of the actual error over the promised one. */
  static double medianRatio(List<Choices> redraws, Function<Choices, Choice> way) {
    return median(redraws, way.andThen(choice -> choice.actual() / choice.promised()));
  }

  /** The median over redraws. */
  static double median(List<Choices> redraws, Function<Choices, Double> number) {
    return StatUtils.percentile(redraws.stream().mapToDouble(number::apply).toArray(), 50);
  }
}
