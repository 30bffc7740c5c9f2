package leeml.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.train.checkpoint.Kept;

/** Keeps the θ of the best validation value, and says when it has not improved for too long. */
final class EarlyStopping {

  private final Optional<Validation> watched;
  private double bestValue = Double.NaN;
  private float[] bestTheta;
  private int worse;

  EarlyStopping(List<Validation> validations) {
    watched = validations.stream().filter(v -> v.patience() > 0).findFirst();
  }

  /** The θ of the best value; without a patience, or before any value, {@code last}. */
  float[] best(float[] last) {
    return bestTheta == null ? last : bestTheta;
  }

  /** What it has seen so far. */
  Kept kept() {
    return new Kept(new double[] {bestValue, worse}, Optional.ofNullable(bestTheta));
  }

  /** Goes on from what another has seen. */
  void goOnFrom(Kept kept) {
    double[] numbers = kept.numbers(2);
    bestValue = numbers[0];
    worse = (int) numbers[1];
    bestTheta = kept.theta().orElse(null);
  }

  /** Looks at a round's metrics; says why to stop, if so. */
  Optional<String> look(Map<String, Double> metrics, float[] theta) {
    if (watched.isEmpty() || !metrics.containsKey(watched.get().name())) {
      return Optional.empty();
    }
    Validation validation = watched.get();
    double value = metrics.get(validation.name());
    if (validation.better(value, bestValue)) {
      bestValue = value;
      bestTheta = theta.clone();
      worse = 0;
      return Optional.empty();
    }
    worse++;
    if (worse < validation.patience()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has not been better than %.6g for %d looks"
            .formatted(validation.name(), bestValue, worse));
  }
}
