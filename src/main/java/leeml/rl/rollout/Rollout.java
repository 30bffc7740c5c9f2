package leeml.rl.rollout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leeml.model.Batch;

/**
 * What an actor saw, did and got: stretches of episodes, all under the same θ.
 *
 * @param width numbers of one observation
 * @param stretches in the order of play
 * @param endedReturns Σ r of each episode that ended in it, whenever it had begun; undiscounted
 */
public record Rollout(int width, List<Stretch> stretches, double[] endedReturns)
    implements Batch, Serializable {

  /** Copies the list, not the arrays. */
  public Rollout {
    stretches = List.copyOf(stretches);
  }

  /** The rollouts one after the other; at least one. */
  public static Rollout join(List<Rollout> rollouts) {
    List<Stretch> stretches = new ArrayList<>();
    rollouts.forEach(rollout -> stretches.addAll(rollout.stretches));
    double[] returns =
        rollouts.stream().flatMapToDouble(r -> Arrays.stream(r.endedReturns)).toArray();
    return new Rollout(rollouts.get(0).width, stretches, returns);
  }

  /** Steps of the environment. */
  @Override
  public int size() {
    return stretches.stream().mapToInt(Stretch::length).sum();
  }

  /** s_t of every step, stretch by stretch, shape (size, width); what came last is left out. */
  public float[] observations() {
    float[] all = new float[size() * width];
    int at = 0;
    for (Stretch stretch : stretches) {
      System.arraycopy(stretch.observations(), 0, all, at, stretch.length() * width);
      at += stretch.length() * width;
    }
    return all;
  }

  /** What was seen after the last step of each stretch, shape (stretches, width). */
  public float[] lastObservations() {
    float[] all = new float[stretches.size() * width];
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      System.arraycopy(stretch.observations(), stretch.length() * width, all, i * width, width);
    }
    return all;
  }

  /** a_t of every step, stretch by stretch. */
  public int[] actions() {
    return stretches.stream().flatMapToInt(stretch -> Arrays.stream(stretch.actions())).toArray();
  }
}
