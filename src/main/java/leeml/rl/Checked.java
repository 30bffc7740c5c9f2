package leeml.rl;

/**
 * Holds an environment to its contract, and cuts episodes at their limit.
 *
 * <p>A step whose number reaches {@link #episodeLimit} without termination is truncated. Broken
 * contracts end the run with a message that names environment, step and worker.
 */
public final class Checked implements Environment {

  private final Environment world;
  private final int worker;
  private final Space actions;
  private final int width;
  private final int limit;
  private long steps;
  private int inEpisode;
  private boolean ended = true;

  private Checked(Environment world, int worker) {
    this.world = world;
    this.worker = worker;
    this.actions = world.actions();
    this.width = world.observations().width();
    this.limit = world.episodeLimit();
    if (limit < 1) {
      throw new IllegalArgumentException(
          "%s: episode limit %d, expected at least 1".formatted(world.name(), limit));
    }
  }

  /**
   * Checks what is done to an environment, and what it gives.
   *
   * @param world whose every step is seen from here on
   * @param worker who plays, for messages
   */
  public static Checked of(Environment world, int worker) {
    return new Checked(world, worker);
  }

  /** Steps since this was made, over all episodes. */
  public long steps() {
    return steps;
  }

  @Override
  public String name() {
    return world.name();
  }

  @Override
  public Space actions() {
    return actions;
  }

  @Override
  public Space observations() {
    return world.observations();
  }

  @Override
  public int episodeLimit() {
    return limit;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the first observation is not finite
   */
  @Override
  public void reset(long seed, float[] observation) {
    inEpisode = 0;
    ended = false;
    world.reset(seed, observation);
    requireFinite(observation);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the action is outside the space or NaN
   * @throws IllegalStateException if the episode has ended, or an observation or reward is not
   *     finite
   */
  @Override
  public Step step(float[] action, float[] observation) {
    if (ended) {
      throw new IllegalStateException(
          where() + ": a step after the episode's end, expected a reset");
    }
    if (!actions.contains(action)) {
      throw new IllegalArgumentException(
          where() + ": action " + text(action, actions.width()) + ", expected " + actions);
    }
    Step step = world.step(action, observation);
    steps++;
    inEpisode++;
    requireFinite(observation);
    if (!Double.isFinite(step.reward())) {
      throw new IllegalStateException(where() + ": reward " + step.reward());
    }
    if (inEpisode >= limit && !step.last()) {
      step = new Step(step.reward(), false, true);
    }
    ended = step.last();
    return step;
  }

  private void requireFinite(float[] observation) {
    for (int i = 0; i < width; i++) {
      if (!Float.isFinite(observation[i])) {
        throw new IllegalStateException(
            "%s: number %d of the observation is %s".formatted(where(), i, observation[i]));
      }
    }
  }

  private String where() {
    return "%s, worker %d, step %d of the episode, %d in all"
        .formatted(world.name(), worker, inEpisode, steps);
  }

  private static String text(float[] action, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      text.append(i == 0 ? "" : ", ").append(action[i]);
    }
    return text.toString();
  }
}
