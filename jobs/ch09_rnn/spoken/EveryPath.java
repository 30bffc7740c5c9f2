package ch09_rnn.spoken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import leeml.model.sequence.Ctc;
import leeml.model.sequence.CtcDecoder;
import leeml.model.sequence.Frames;
import leeml.model.sequence.PackedSteps;
import leeml.model.sequence.SequenceSet;

/**
 * The loss of CTC the long way round: all K^T paths of a small case are written out, collapsed, and
 * the probabilities of those that give the same string added. Forward–backward must come to the
 * same for every string.
 */
public final class EveryPath {

  private final float[] scores;
  private final int steps;
  private final int classes;
  private final Map<List<Integer>, Double> strings = new HashMap<>();

  /**
   * A case with scores drawn from a normal distribution.
   *
   * @param steps T, at least 1
   * @param classes K with the blank, at least 2
   */
  public EveryPath(int steps, int classes, long seed) {
    this.steps = steps;
    this.classes = classes;
    SplittableRandom random = new SplittableRandom(seed);
    this.scores = new float[steps * classes];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) random.nextGaussian();
    }
    follow(new ArrayList<>(), 1);
  }

  private void follow(List<Integer> path, double probability) {
    int t = path.size();
    if (t == steps) {
      strings.merge(CtcDecoder.collapse(path), probability, Double::sum);
      return;
    }
    for (int k = 0; k < classes; k++) {
      path.add(k);
      follow(path, probability * softmax(t, k));
      path.remove(t);
    }
  }

  private double softmax(int t, int label) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(scores[t * classes + k]);
    }
    return Math.exp(scores[t * classes + label]) / sum;
  }

  /** How many strings the paths collapse to. */
  public int strings() {
    return strings.size();
  }

  /** The probability of all strings together, which is 1. */
  double total() {
    return strings.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The largest difference of probability between both ways over all strings. */
  public double largestDifference() {
    double largest = 0;
    for (Map.Entry<List<Integer>, Double> string : strings.entrySet()) {
      int[] target = string.getKey().stream().mapToInt(Integer::intValue).toArray();
      SequenceSet set =
          new SequenceSet(new Frames(new float[][] {scores}, classes), new int[][] {target});
      double loss = new Ctc().lossAndSlope(PackedSteps.of(set.all()), scores.clone(), classes);
      largest = Math.max(largest, Math.abs(Math.exp(-loss) - string.getValue()));
    }
    return largest;
  }
}
