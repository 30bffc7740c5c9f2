package leeml.rl.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.Policy;
import leeml.rl.Step;

/**
 * One environment that a worker plays on and on: an episode, the next one, across stretches.
 *
 * <p>Everything random in a stretch, the seeds of episodes that begin in it and the policy's draws,
 * comes from the generator that is handed in; so position and generator fix what is played.
 */
final class Lane {

  private final Environment world;
  private final int width;
  private final float[] observation;
  private final float[] action;

  // The episode under way.
  private boolean isUnderWay;
  private long seed;
  private int[] actions = new int[64];
  private int taken;
  private double total;

  Lane(Environment world, int worker) {
    this.world = Checked.of(world, worker);
    this.width = world.observations().width();
    this.observation = new float[width];
    this.action = new float[world.actions().width()];
  }

  int width() {
    return width;
  }

  /** Where the lane stands; null between episodes. */
  LanePosition position() {
    return isUnderWay ? new LanePosition(seed, Arrays.copyOf(actions, taken)) : null;
  }

  /** Goes to a position by playing the actions that led there; null for between episodes. */
  void goTo(LanePosition position) {
    isUnderWay = false;
    if (position != null) {
      begin(position.seed());
      for (int each : position.actions()) {
        action[0] = each;
        took(world.step(action, observation));
      }
    }
  }

  /**
   * Plays.
   *
   * @param steps how many, at least 1
   * @param stretches added to
   * @param endedReturns added to
   */
  void play(
      int steps,
      Policy policy,
      SplittableRandom random,
      List<Stretch> stretches,
      List<Double> endedReturns) {
    for (int left = steps; left > 0; ) {
      Stretch stretch = stretch(left, policy, random);
      stretches.add(stretch);
      left -= stretch.length();
      if (!isUnderWay) {
        endedReturns.add(total);
      }
    }
  }

  /** Plays one episode from its beginning to its end; what was under way is dropped. */
  Stretch episode(Policy policy, SplittableRandom random, List<Double> endedReturns) {
    isUnderWay = false;
    Stretch episode = stretch(world.episodeLimit(), policy, random);
    endedReturns.add(total);
    return episode;
  }

  /** Up to so many steps, fewer if the episode ends. */
  private Stretch stretch(int most, Policy policy, SplittableRandom random) {
    if (!isUnderWay) {
      begin(random.nextLong());
    }
    int first = taken;
    float[] seen = new float[(most + 1) * width];
    float[] rewards = new float[most];
    System.arraycopy(observation, 0, seen, 0, width);
    int length = 0;
    Step step;
    do {
      policy.act(observation, random, action);
      step = world.step(action, observation);
      took(step);
      rewards[length++] = (float) step.reward();
      System.arraycopy(observation, 0, seen, length * width, width);
    } while (!step.last() && length < most);
    return new Stretch(
        length == most ? seen : Arrays.copyOf(seen, (length + 1) * width),
        Arrays.copyOfRange(actions, first, first + length),
        length == most ? rewards : Arrays.copyOf(rewards, length),
        step.terminated());
  }

  private void begin(long newSeed) {
    seed = newSeed;
    taken = 0;
    total = 0;
    isUnderWay = true;
    world.reset(seed, observation);
  }

  private void took(Step step) {
    if (taken == actions.length) {
      actions = Arrays.copyOf(actions, 2 * taken);
    }
    actions[taken++] = (int) action[0];
    total += step.reward();
    isUnderWay = !step.last();
  }
}
