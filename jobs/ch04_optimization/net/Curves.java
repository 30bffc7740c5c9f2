package ch04_optimization.net;

import java.io.Serializable;
import java.util.Arrays;
import leeml.train.Fit;

/**
 * What one training run showed, a value an epoch; NaN from the epoch on in which it diverged.
 *
 * @param runningLoss mean loss over the epoch's batches, each at the θ of its own step
 * @param trainingLoss loss at the end of the epoch on training pictures
 * @param trainingAccuracy share of the same pictures that are classified rightly
 * @param validationAccuracy the same on the validation part
 * @param testLoss loss on the test part
 * @param testAccuracy share classified rightly there
 */
public record Curves(
    double[] runningLoss,
    double[] trainingLoss,
    double[] trainingAccuracy,
    double[] validationAccuracy,
    double[] testLoss,
    double[] testAccuracy)
    implements Serializable {

  static final String TRAINING_LOSS = "trainingLoss";
  static final String TRAINING_ACCURACY = "trainingAccuracy";
  static final String VALIDATION_ACCURACY = "validationAccuracy";
  static final String TEST_LOSS = "testLoss";
  static final String TEST_ACCURACY = "testAccuracy";

  static Curves of(Fit fit, int epochs) {
    return new Curves(
        padded(fit.ledger().column(round -> round.loss()), epochs),
        metric(fit, TRAINING_LOSS, epochs),
        metric(fit, TRAINING_ACCURACY, epochs),
        metric(fit, VALIDATION_ACCURACY, epochs),
        metric(fit, TEST_LOSS, epochs),
        metric(fit, TEST_ACCURACY, epochs));
  }

  /** Training accuracy minus test accuracy, an epoch each. */
  public double[] accuracyGap() {
    return difference(trainingAccuracy, testAccuracy);
  }

  /** Test loss minus training loss, an epoch each. */
  public double[] lossGap() {
    return difference(testLoss, trainingLoss);
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double[] metric(Fit fit, String name, int epochs) {
    return padded(fit.ledger().metric(name)[1], epochs);
  }

  private static double[] padded(double[] values, int epochs) {
    double[] padded = Arrays.copyOf(values, epochs);
    Arrays.fill(padded, Math.min(values.length, epochs), epochs, Double.NaN);
    return padded;
  }
}
