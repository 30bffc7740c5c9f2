package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import leeml.data.Shipped;
import leeml.data.idx.LabelledImages;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.SoftmaxRegression;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.server.StaleSynchronous;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax regression on digits by 256 workers with stragglers. */
class ManyWorkersTest {

  private static final Configuration HADOOP = new Configuration();
  private static final int WORKERS = 256;
  private static final int PIXELS = 784;

  static List<Strategy> strategies() {
    return List.of(LocalSgd.every(4), new StaleSynchronous(3, 4));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void learnTheDigitsWithinTwoMinutes(Strategy strategy) {
    Conditions conditions =
        Conditions.of(Compute.even(2e-3).spread(0.1).stragglers(0.01, 10))
            .on(new Network(0.5e-3, 1.25e8, 1e9));
    long start = System.nanoTime();
    Fit fit =
        Trainer.of(new SoftmaxRegression(PIXELS, 10), Optimizers.sgd(0.5))
            .strategy(strategy)
            .batchSize(8)
            .on(new VirtualCluster(conditions, 1))
            .within(Budget.epochs(10))
            .fit(shards());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    double[] losses = fit.ledger().column(round -> round.loss());
    assertThat(losses[losses.length - 1]).isLessThan(0.7);
    assertThat(took).isLessThan(Duration.ofMinutes(2));
  }

  private static Shards<ExampleBatch> shards() {
    LabelledImages images =
        LabelledImages.readPart(HADOOP, Shipped.path(HADOOP, "mnist-small"), "train");
    List<Shard<ExampleBatch>> shards = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      int from = (int) ((long) images.count() * worker / WORKERS);
      int to = (int) ((long) images.count() * (worker + 1) / WORKERS);
      float[] pixels = new float[(to - from) * PIXELS];
      float[] targets = new float[to - from];
      for (int i = from; i < to; i++) {
        System.arraycopy(images.pixels(i), 0, pixels, (i - from) * PIXELS, PIXELS);
        targets[i - from] = images.label(i);
      }
      shards.add(Shard.of(Examples.dense(pixels, PIXELS, targets)));
    }
    return Shards.of(shards);
  }
}
