package leeml.spark.rollout;

import java.util.concurrent.atomic.AtomicLong;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Space;
import leeml.rl.Step;
import leeml.rl.env.CartPole;
import org.apache.spark.TaskContext;

/** CartPole whose worker dies at the 30th step of a task's first attempt, in the middle of play. */
final class FailsOnce implements EnvironmentFactory {

  static final AtomicLong FAILURES = new AtomicLong();

  @Override
  public Environment create() {
    return new Frail();
  }

  private static final class Frail implements Environment {
    private final CartPole sound = new CartPole();
    private int steps;

    @Override
    public String name() {
      return sound.name();
    }

    @Override
    public Space actions() {
      return sound.actions();
    }

    @Override
    public Space observations() {
      return sound.observations();
    }

    @Override
    public int episodeLimit() {
      return sound.episodeLimit();
    }

    @Override
    public void reset(long seed, float[] observation) {
      sound.reset(seed, observation);
    }

    @Override
    public Step step(float[] action, float[] observation) {
      TaskContext task = TaskContext.get();
      if (++steps == 30 && task != null && task.attemptNumber() == 0) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("dies on purpose");
      }
      return sound.step(action, observation);
    }
  }
}
