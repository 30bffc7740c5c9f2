package ch05_classification.logistic;

import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import leeml.model.ExampleBatch;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.sum.DistributedLoss;
import org.apache.spark.api.java.function.Function;

/**
 * A descent's parameters and MLlib's of the same table, which have to be the same.
 *
 * @param theta found by the descent
 * @param loss on the rows learned from
 * @param classifier of the model that both have
 */
public record BesideMllib(
    ClassTable table,
    float[] theta,
    MllibLogistic mllib,
    DistributedLoss<ExampleBatch> loss,
    Classifier classifier) {

  /** How a row is classified by given parameters. */
  @FunctionalInterface
  public interface Classifier {

    /** A row's class, 0 … K − 1; shipped to the executors. */
    Function<double[], Integer> by(float[] parameters);
  }

  private static final double SAME_LOSS = 1e-5;
  private static final double SAME_WEIGHTS = 1e-3;

  /** Puts sizes, losses and accuracies into a report. */
  public Confusion measure(Report report) {
    Confusion found = found(theta);
    report
        .metric("train.rows", (double) table.train().count())
        .metric("test.rows", (double) table.test().count())
        .metric("columns", table.width())
        .metric("train.loss", loss.applyAsDouble(theta))
        .metric("train.loss.mllib", loss.applyAsDouble(mllib.theta()))
        .metric("accuracy.majority", found.majority())
        .metric("accuracy", found.accuracy())
        .metric("accuracy.mllib", found(mllib.theta()).accuracy())
        .metric("distance.mllib", mllib.distance(theta));
    return found;
  }

  /** Claims that both are the same, of a strategy whose descent ends where MLlib's does. */
  public void claim(Report report, String row, double leastAgreement) {
    double lossOver = loss.applyAsDouble(theta) - loss.applyAsDouble(mllib.theta());
    double same =
        Confusion.agreement(
            table.judged(),
            table.classes().size(),
            classifier.by(theta),
            classifier.by(mllib.theta()));
    report
        .claim(Claim.within(row, "loss equals MLlib's", lossOver, 0, SAME_LOSS))
        .claim(
            Claim.atMost(
                row,
                "weights equal MLlib's: largest difference, columns standardised",
                mllib.distance(theta),
                SAME_WEIGHTS))
        .claim(
            Claim.atLeast(
                row, "share of test rows that MLlib gives the same class", same, leastAgreement));
  }

  private Confusion found(float[] parameters) {
    return Confusion.of(table.judged(), table.classes().size(), classifier.by(parameters));
  }
}
