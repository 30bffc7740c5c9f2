package leeml.rl.rollout;

import java.util.random.RandomGenerator;

/**
 * The last steps that were played, from which batches are drawn uniformly, with repetition: it
 * breaks the likeness of steps that follow each other, and uses each several times.
 *
 * <p>Where a stretch was cut, what was seen last stands as s′ of its last step; only what the
 * environment itself ended counts as terminated.
 *
 * <p>Source: Lin, Machine Learning 8 (1992); Mnih et al., Human-level control through deep
 * reinforcement learning, Nature 518 (2015).
 */
public final class Replay {

  private final int width;
  private final float[] observations;
  private final float[] nextObservations;
  private final int[] actions;
  private final float[] rewards;
  private final boolean[] terminated;
  private long added;

  /**
   * A batch of steps; the arrays are overwritten by the next draw.
   *
   * @param observations s, shape (n, width) row by row
   * @param actions a, shape (n)
   * @param rewards r, shape (n)
   * @param nextObservations s′, shape (n, width)
   * @param terminated whether nothing follows s′, shape (n)
   */
  public record Batch(
      float[] observations,
      int[] actions,
      float[] rewards,
      float[] nextObservations,
      boolean[] terminated) {

    /** Room for n steps. */
    public static Batch of(int n, int width) {
      return new Batch(
          new float[n * width], new int[n], new float[n], new float[n * width], new boolean[n]);
    }

    /** n. */
    public int size() {
      return actions.length;
    }
  }

  /**
   * An empty memory.
   *
   * @param capacity steps that it holds; then the oldest give way. At least 1
   * @param width numbers of an observation
   */
  public Replay(int capacity, int width) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity = " + capacity + ", expected at least 1");
    }
    this.width = width;
    this.observations = new float[Math.multiplyExact(capacity, width)];
    this.nextObservations = new float[capacity * width];
    this.actions = new int[capacity];
    this.rewards = new float[capacity];
    this.terminated = new boolean[capacity];
  }

  /** How many steps it holds. */
  public int size() {
    return (int) Math.min(added, actions.length);
  }

  /** Remembers every step of a rollout. */
  public void add(Rollout rollout) {
    rollout.stretches().forEach(this::add);
  }

  private void add(Stretch stretch) {
    for (int t = 0; t < stretch.length(); t++) {
      int slot = (int) (added++ % actions.length);
      System.arraycopy(stretch.observations(), t * width, observations, slot * width, width);
      System.arraycopy(
          stretch.observations(), (t + 1) * width, nextObservations, slot * width, width);
      actions[slot] = stretch.actions()[t];
      rewards[slot] = stretch.rewards()[t];
      terminated[slot] = stretch.terminated() && t == stretch.length() - 1;
    }
  }

  /**
   * Draws steps.
   *
   * @param batch overwritten
   * @throws IllegalStateException if nothing was added yet
   */
  public void draw(RandomGenerator random, Batch batch) {
    if (added == 0) {
      throw new IllegalStateException("nothing to draw from: no step was added");
    }
    for (int i = 0; i < batch.size(); i++) {
      int slot = random.nextInt(size());
      System.arraycopy(observations, slot * width, batch.observations(), i * width, width);
      System.arraycopy(nextObservations, slot * width, batch.nextObservations(), i * width, width);
      batch.actions()[i] = actions[slot];
      batch.rewards()[i] = rewards[slot];
      batch.terminated()[i] = terminated[slot];
    }
  }
}
