package leeml.train;

import java.io.Serializable;
import leeml.train.cluster.Gathered;

/**
 * How noisy gradients are, estimated from one round: with ‖gᵢ‖² of K workers' batches of n examples
 * in all, and ‖ḡ‖²,
 *
 * <pre>  trΣ = (mean ‖gᵢ‖² − ‖ḡ‖²) n / (K − 1),  ‖G‖² = ‖ḡ‖² − trΣ / n,</pre>
 *
 * both unbiased, Σ being the covariance of one example's gradient and G the true gradient. The
 * gradient noise scale B = trΣ / ‖G‖² is the batch size beyond which more examples hardly help; it
 * is to be taken from sums over many rounds, since one round's ‖G‖² may come out negative.
 *
 * <p>Source: McCandlish et al., An empirical model of large-batch training, arXiv:1812.06162,
 * Appendix A.1, for batches that need not be equal.
 *
 * @param variance weighted mean of ‖gᵢ − ḡ‖² between workers; NaN where they send no gradients
 * @param perExample trΣ; NaN with fewer than two workers
 * @param signal ‖G‖²; NaN with fewer than two workers
 */
public record Noise(double variance, double perExample, double signal) implements Serializable {

  /** Of a round without gradients. */
  public static Noise unknown() {
    return new Noise(Double.NaN, Double.NaN, Double.NaN);
  }

  /** Of a round of gradients. */
  static Noise of(Gathered gathered) {
    double variance = gathered.spread();
    long batches = gathered.reply().workers().stream().filter(line -> line.examples() > 0).count();
    if (batches < 2) {
      return new Noise(variance, Double.NaN, Double.NaN);
    }
    double squaredMean = 0;
    for (float g : gathered.mean()) {
      squaredMean += (double) g * g;
    }
    long examples = gathered.reply().examples();
    double perExample = variance * examples / (batches - 1);
    return new Noise(variance, perExample, squaredMean - perExample / examples);
  }
}
