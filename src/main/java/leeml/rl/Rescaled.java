package leeml.rl;

/**
 * An environment whose observations are multiplied by a constant, s′ = k s; actions, rewards and
 * ends are its own.
 *
 * <p>For screens on which little is lit: a network whose weights are drawn for inputs of deviation
 * 1 hardly sees them. The same as Gymnasium's {@code TransformObservation} with a product (Towers
 * et al., arXiv:2407.17032).
 */
public final class Rescaled implements Environment {

  private final Environment world;
  private final float factor;
  private final Space.Box observations;

  /**
   * Rescales.
   *
   * @param world with observations from a box
   * @param factor k, finite and above 0
   * @throws IllegalArgumentException if the observations are not from a box, or k is out of range
   */
  public Rescaled(Environment world, double factor) {
    if (!(factor > 0 && factor < Float.MAX_VALUE)) {
      throw new IllegalArgumentException("factor = " + factor + ", expected above 0");
    }
    if (!(world.observations() instanceof Space.Box box)) {
      throw new IllegalArgumentException(
          "%s: observations %s, expected a box".formatted(world.name(), world.observations()));
    }
    this.world = world;
    this.factor = (float) factor;
    float[] low = box.low().clone();
    float[] high = box.high().clone();
    rescale(low);
    rescale(high);
    this.observations = new Space.Box(low, high, box.shape());
  }

  @Override
  public String name() {
    return world.name();
  }

  @Override
  public Space actions() {
    return world.actions();
  }

  @Override
  public Space observations() {
    return observations;
  }

  @Override
  public int episodeLimit() {
    return world.episodeLimit();
  }

  @Override
  public void reset(long seed, float[] observation) {
    world.reset(seed, observation);
    rescale(observation);
  }

  @Override
  public Step step(float[] action, float[] observation) {
    Step step = world.step(action, observation);
    rescale(observation);
    return step;
  }

  /** The first numbers, as many as an observation has, times k. */
  private void rescale(float[] values) {
    int width = world.observations().width();
    for (int i = 0; i < width; i++) {
      values[i] *= factor;
    }
  }
}
