package leeml.rl.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Policy;
import leeml.rl.policy.PolicyFamily;
import leeml.train.shard.Seeds;

/**
 * The environments that one worker plays, in turn and by the same policy.
 *
 * <p>What they play follows from their positions, θ and a seed, bit for bit, on any machine.
 */
public final class Lanes {

  private final PolicyFamily policies;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * Lanes between episodes.
   *
   * @param count how many, at least 1
   * @param worker whose they are, for messages
   */
  public Lanes(EnvironmentFactory environments, PolicyFamily policies, int count, int worker) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " environments a worker, expected at least 1");
    }
    this.policies = policies;
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane(environments.create(), worker));
    }
  }

  /**
   * Plays every lane on; episodes that are cut at the end go on the next time.
   *
   * @param theta of the policy, shape (d); not modified
   * @param steps of each lane, at least 1
   * @param seed of all that is drawn
   * @throws IllegalArgumentException if the policy chooses what is no action: environment, worker
   *     and step are in the message
   */
  public Rollout play(float[] theta, int steps, long seed) {
    Policy policy = policies.sampling(theta);
    List<Stretch> stretches = new ArrayList<>();
    List<Double> ended = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      SplittableRandom random = new SplittableRandom(Seeds.mix(seed, i));
      lanes.get(i).play(steps, policy, random, stretches, ended);
    }
    return rollout(stretches, ended);
  }

  /**
   * Plays whole episodes in the first lane until there are enough steps. What was under way in it
   * is dropped.
   *
   * @param theta of the policy, shape (d); not modified
   * @param steps of all episodes together, at least 1; the last one is played to its end
   * @param seed of all that is drawn
   */
  public Rollout playEpisodes(float[] theta, int steps, long seed) {
    Policy policy = policies.sampling(theta);
    List<Stretch> stretches = new ArrayList<>();
    List<Double> ended = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    int played = 0;
    while (played < steps) {
      stretches.add(lanes.get(0).episode(policy, random, ended));
      played += stretches.get(stretches.size() - 1).length();
    }
    return rollout(stretches, ended);
  }

  /** Where each lane stands; null for one between episodes. */
  public List<LanePosition> positions() {
    List<LanePosition> positions = new ArrayList<>();
    lanes.forEach(lane -> positions.add(lane.position()));
    return positions;
  }

  /** Takes every lane to a position, by playing what led there. */
  public void goTo(List<LanePosition> positions) {
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).goTo(positions.get(i));
    }
  }

  /** Positions of lanes that have not begun. */
  public static List<LanePosition> unbegun(int count) {
    return Arrays.asList(new LanePosition[count]);
  }

  private Rollout rollout(List<Stretch> stretches, List<Double> ended) {
    double[] returns = ended.stream().mapToDouble(Double::doubleValue).toArray();
    return new Rollout(lanes.get(0).width(), stretches, returns);
  }
}
