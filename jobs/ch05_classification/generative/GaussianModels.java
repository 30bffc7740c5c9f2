package ch05_classification.generative;

import ch05_classification.table.Confusion;
import java.util.stream.IntStream;
import leeml.spark.sum.ClassMoments;
import leeml.spark.sum.GaussianClasses;
import org.apache.spark.api.java.JavaRDD;

/**
 * The Gaussian classes that are compared, all from the same sums.
 *
 * @param shared one covariance, all columns
 * @param own a covariance per class, all columns
 * @param numbers the columns that are numbers in the file; all, if none is
 * @param sharedOfNumbers one covariance, those columns
 * @param ownOfNumbers a covariance per class, those columns
 */
public record GaussianModels(
    GaussianClasses shared,
    GaussianClasses own,
    int[] numbers,
    GaussianClasses sharedOfNumbers,
    GaussianClasses ownOfNumbers) {

  /** Estimates them; no row is looked at again. */
  public static GaussianModels of(
      ClassMoments moments, int[] numbers, double ridge, double shrinkage) {
    int[] chosen = numbers.length > 0 ? numbers : IntStream.range(0, moments.columns()).toArray();
    ClassMoments ofNumbers = moments.select(chosen);
    return new GaussianModels(
        GaussianClasses.shared(moments, ridge),
        GaussianClasses.own(moments, ridge, shrinkage),
        chosen,
        GaussianClasses.shared(ofNumbers, ridge),
        GaussianClasses.own(ofNumbers, ridge, shrinkage));
  }

  /** What a model of all columns answers. */
  public static Confusion confusion(GaussianClasses model, JavaRDD<double[]> rows) {
    return Confusion.of(rows, model.classes(), model::classify);
  }

  /** What a model of the numbers answers. */
  public Confusion confusionOfNumbers(GaussianClasses model, JavaRDD<double[]> rows) {
    int[] chosen = numbers;
    return Confusion.of(
        rows,
        model.classes(),
        row -> model.classify(IntStream.of(chosen).mapToDouble(j -> row[j]).toArray()));
  }

  /** How many numbers K classes of p columns are described by, with own covariances. */
  public static long ownParameters(long classes, long columns) {
    return classes - 1 + classes * columns + classes * columns * (columns + 1) / 2;
  }

  /** The same with a shared covariance. */
  public static long sharedParameters(long classes, long columns) {
    return classes - 1 + classes * columns + columns * (columns + 1) / 2;
  }
}
