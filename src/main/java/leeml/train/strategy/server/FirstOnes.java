package leeml.train.strategy.server;

import java.util.Arrays;
import java.util.List;
import leeml.optim.Memory;
import leeml.optim.Optimizer;
import leeml.train.server.Push;
import leeml.train.server.ServerRule;
import leeml.train.strategy.AveragingCentre;

/** The server's half of {@link BackupWorkers}: the first gradients at a θ make the step. */
final class FirstOnes implements ServerRule, Memory {

  /** Scalars beside the sum's and the optimizer's: arrived, examples. */
  private static final int COUNTS = 2;

  private final Optimizer.State state;
  private final double[] sum;
  private final int needed;
  private final long mostRounds;
  private int arrived;
  private long examples;

  FirstOnes(Optimizer.State state, int size, int needed, long mostRounds) {
    this.state = state;
    this.sum = new double[size];
    this.needed = needed;
    this.mostRounds = mostRounds;
  }

  @Override
  public boolean apply(float[] theta, Push push, long staleness) {
    if (staleness > 0) {
      return false;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += push.examples() * (double) push.message()[i];
    }
    examples += push.examples();
    arrived++;
    if (arrived < needed) {
      return false;
    }
    step(theta, push.message());
    return true;
  }

  private void step(float[] theta, float[] mean) {
    for (int i = 0; i < sum.length; i++) {
      mean[i] = examples == 0 ? 0 : (float) (sum[i] / examples);
    }
    forgetCollected();
    state.update(mean, theta);
    AveragingCentre.add(mean, theta);
  }

  @Override
  public boolean forgetCollected() {
    Arrays.fill(sum, 0);
    arrived = 0;
    examples = 0;
    return true;
  }

  @Override
  public Answer answer(Standing standing) {
    // Nobody leaves before some slice has made all its steps; another that is a step behind
    // would wait for ever for the pushes of those who have left.
    if (standing.version() >= mostRounds || standing.left() > 0) {
      return Answer.STOP;
    }
    return standing.version() > standing.versionRead() ? Answer.GO_ON : Answer.WAIT;
  }

  @Override
  public double learningRate() {
    return state.learningRate();
  }

  @Override
  public Memory memory() {
    return this;
  }

  @Override
  public String kind() {
    return "first ones + " + state.kind();
  }

  @Override
  public List<float[]> vectors() {
    return state.vectors();
  }

  /** Arrived, examples, the sum of gradients (double, as it is added up), the optimizer's. */
  @Override
  public double[] scalars() {
    double[] optimizers = state.scalars();
    double[] all = new double[COUNTS + sum.length + optimizers.length];
    all[0] = arrived;
    all[1] = examples;
    System.arraycopy(sum, 0, all, COUNTS, sum.length);
    System.arraycopy(optimizers, 0, all, COUNTS + sum.length, optimizers.length);
    return all;
  }

  @Override
  public void setScalars(double[] scalars) {
    int optimizers = COUNTS + sum.length;
    if (scalars.length < optimizers) {
      throw new IllegalArgumentException(
          "%d scalars, expected at least %d".formatted(scalars.length, optimizers));
    }
    state.setScalars(Arrays.copyOfRange(scalars, optimizers, scalars.length));
    arrived = (int) scalars[0];
    examples = (long) scalars[1];
    System.arraycopy(scalars, COUNTS, sum, 0, sum.length);
  }
}
