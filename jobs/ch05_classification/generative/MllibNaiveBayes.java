package ch05_classification.generative;

import ch05_classification.table.VectorTable;
import java.util.Locale;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's naive Bayes, and how far its parameters are from the chapter's.
 *
 * @param model as it was fitted
 * @param kind what it takes the columns for
 */
public record MllibNaiveBayes(NaiveBayesModel model, NaiveBayes.Kind kind) {

  /** Fits a table of {@link VectorTable#FEATURES} and {@link VectorTable#LABEL}. */
  public static MllibNaiveBayes fit(Dataset<Row> table, NaiveBayes.Kind kind, double smoothing) {
    return new MllibNaiveBayes(
        new org.apache.spark.ml.classification.NaiveBayes()
            .setModelType(kind.name().toLowerCase(Locale.ROOT))
            .setSmoothing(smoothing)
            .setFeaturesCol(VectorTable.FEATURES)
            .setLabelCol(VectorTable.LABEL)
            .fit(table),
        kind);
  }

  /**
   * The largest difference of a parameter: ln πₖ, and μ and σ² or ln P(j | k). MLlib smoothes the
   * shares πₖ as well where it counts, (nₖ + α)/(n + Kα); that is put aside.
   */
  public double distance(NaiveBayes own, ColumnSums sums, double smoothing) {
    double most = 0;
    for (int k = 0; k < sums.classes(); k++) {
      double smoothed =
          kind == NaiveBayes.Kind.GAUSSIAN
              ? own.logPrior(k)
              : Math.log((sums.count(k) + smoothing) / (sums.count() + sums.classes() * smoothing));
      most = Math.max(most, Math.abs(model.pi().apply(k) - smoothed));
      for (int j = 0; j < sums.columns(); j++) {
        most = Math.max(most, Math.abs(model.theta().apply(k, j) - own.parameter(k, j)));
        if (kind == NaiveBayes.Kind.GAUSSIAN) {
          most = Math.max(most, Math.abs(model.sigma().apply(k, j) - own.variance(k, j)));
        }
      }
    }
    return most;
  }
}
