package leeml.spark.rollout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.Space;
import leeml.rl.Step;
import leeml.rl.env.CartPole;
import org.apache.spark.TaskContext;

/** CartPole whose worker dies once in a run, at its 30th step: in the middle of play. */
record FailsOnce(String run) implements EnvironmentFactory {

  static final AtomicLong FAILURES = new AtomicLong();
  private static final Set<String> DEAD = ConcurrentHashMap.newKeySet();

  @Override
  public Environment create() {
    return new Frail(run);
  }

  private static final class Frail implements Environment {
    private final CartPole sound = new CartPole();
    private final String run;
    private int steps;

    Frail(String run) {
      this.run = run;
    }

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
      if (++steps == 30 && task != null && DEAD.add(run + task.partitionId())) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("dies on purpose");
      }
      return sound.step(action, observation);
    }
  }
}
