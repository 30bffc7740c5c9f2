package leeml.rl.rollout;

import java.util.ArrayList;
import java.util.List;

/** Workers in the calling thread, one after the other: what others are tested against. */
public final class SerialCollector implements Collector {

  private final RolloutPlan plan;
  private final List<List<LanePosition>> positions = new ArrayList<>();

  /** Workers that have not begun. */
  public SerialCollector(RolloutPlan plan) {
    this.plan = plan;
    for (int worker = 0; worker < plan.workers(); worker++) {
      positions.add(Lanes.unbegun(plan.lanes()));
    }
  }

  @Override
  public Collected collect(float[] theta, long iteration) {
    long start = System.nanoTime();
    List<Rollout> rollouts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int worker = 0; worker < plan.workers(); worker++) {
      RolloutPlan.Played played = plan.play(theta, worker, iteration, positions.get(worker));
      positions.set(worker, played.positions());
      rollouts.add(played.rollout());
      seconds.add(played.nanos() * 1e-9);
    }
    double all = (System.nanoTime() - start) * 1e-9;
    return new Collected(Rollout.join(rollouts), all, seconds, 0, 0, 0);
  }

  @Override
  public void close() {}
}
