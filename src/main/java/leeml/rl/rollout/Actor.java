package leeml.rl.rollout;

import java.util.List;
import leeml.train.shard.Batches;
import leeml.train.shard.Seeds;

/** Makes the batches of an {@link ActorShard}. */
final class Actor implements Batches<Rollout> {

  private final Lanes lanes;
  private final int count;
  private final int stepsPerLane;
  private final long seed;
  private long nextStep;
  private long enteredAt = -1;
  private List<LanePosition> entered = List.of();

  Actor(Lanes lanes, int count, int stepsPerLane, long seed) {
    this.lanes = lanes;
    this.count = count;
    this.stepsPerLane = stepsPerLane;
    this.seed = seed;
  }

  @Override
  public void enter(long firstStep) {
    if (firstStep == enteredAt) {
      lanes.goTo(entered);
    } else if (firstStep != nextStep) {
      lanes.goTo(Lanes.unbegun(count));
    }
    nextStep = firstStep;
    enteredAt = firstStep;
    entered = lanes.positions();
  }

  @Override
  public Rollout draw(float[] theta, long epoch, long step) {
    return lanes.play(theta, stepsPerLane, Seeds.mix(seed, nextStep++));
  }
}
