package ch26_reinforcement_learning.critic;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run of prediction came to.
 *
 * @param method its name
 * @param episodes after which it was compared, ascending
 * @param errors √ mean (V − V^π)² over the states in which something can still be done, as often
 * @param values V in the end, shape (states)
 */
public record Prediction(String method, double[] episodes, double[] errors, double[] values)
    implements Serializable {

  /** The error after all episodes. */
  public double lastError() {
    return errors[errors.length - 1];
  }

  /** The runs of each method, in the order of the first of each. */
  public static Map<String, List<Prediction>> byMethod(List<Prediction> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(Prediction::method, LinkedHashMap::new, Collectors.toList()));
  }
}
