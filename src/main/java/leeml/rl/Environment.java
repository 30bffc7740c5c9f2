package leeml.rl;

/**
 * A world that is acted in: the reset–step contract of Gymnasium.
 *
 * <pre>{@code
 * Environment world = Checked.of(new CartPole(), worker);
 * world.reset(seed, observation);
 * Step step;
 * do {
 *   policy.act(observation, random, action);
 *   step = world.step(action, observation);
 * } while (!step.last());
 * }</pre>
 *
 * <p>To add one, implement this interface with a public constructor without parameters, and name
 * the class in a job's configuration: {@code environment = my.World}. An implementation checks
 * nothing and counts no steps: {@link Checked} does both, and every environment is played through
 * it. An instance belongs to one thread.
 *
 * <p>Source of the contract: Brockman et al., OpenAI Gym, arXiv:1606.01540 (2016); terminated and
 * truncated apart: Towers et al., Gymnasium, arXiv:2407.17032 (2024).
 */
public interface Environment {

  /** What it is called in messages and reports: {@code CartPole-v1}. */
  String name();

  /** The actions that {@link #step} takes. */
  Space actions();

  /** The observations that {@link #reset} and {@link #step} write. */
  Space observations();

  /** After how many steps an episode is cut, at least 1. */
  int episodeLimit();

  /**
   * Starts an episode.
   *
   * @param seed of every random number until the next reset; the same seed and actions give the
   *     same episode
   * @param observation overwritten with the first observation, shape (observations().width())
   */
  void reset(long seed, float[] observation);

  /**
   * Acts.
   *
   * @param action an element of {@link #actions}, unmodified
   * @param observation overwritten with what is seen afterwards, shape (observations().width())
   */
  Step step(float[] action, float[] observation);
}
