package leeml.sim.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.Network;
import leeml.sim.Overhead;
import leeml.sim.VirtualCluster;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.strategy.LocalSgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {

  private static final int COLUMNS = 3;
  private static final int SIZE = COLUMNS + 1;

  /** Steps of 10 examples at 0.1 ms; rounds of 9 ms; nothing else costs anything. */
  private static final Prediction PLAIN =
      new Prediction(
          new Calibration(1e-4, 1e-4, 0, new Overhead(9e-3, 0, 0)),
          Network.NONE,
          new Training(100_000, 10, 4L * SIZE, 4L * SIZE),
          1);

  @Test
  void speedUpByHand() {
    // K H s / (o + H s), s = 1 ms, o = 9 ms.
    assertThat(PLAIN.speedUp(10, 1)).isCloseTo(10 * 1 / 10.0, within(1e-9));
    assertThat(PLAIN.speedUp(10, 16)).isCloseTo(10 * 16 / 25.0, within(1e-9));
    assertThat(PLAIN.aloneSeconds()).isCloseTo(10, within(1e-9));
    assertThat(PLAIN.epochSeconds(10, 1)).isCloseTo(10, within(1e-9));
  }

  @Test
  void theBestPeriodHasNineTenthsOfAllThereIs() {
    // H s / (o + H s) ≥ 0.9 from H = 81 on.
    assertThat(PLAIN.bestPeriod(2)).hasValue(128);
    assertThat(PLAIN.bestPeriod(64)).hasValue(128);
  }

  @Test
  void sparkLosesBelowAPeriodThatFallsWithTheWorkers() {
    // H ≥ o / (s (K − 1)).
    assertThat(PLAIN.breakEven(1)).isEmpty();
    assertThat(PLAIN.breakEven(2)).hasValue(16);
    assertThat(PLAIN.breakEven(4)).hasValue(4);
    assertThat(PLAIN.breakEven(10)).hasValue(1);
  }

  @Test
  void fullBatchesShrinkWithTheShards() {
    Training full = new Training(1000, 0, 16, 16);
    assertThat(full.batch(1)).isEqualTo(1000);
    assertThat(full.batch(8)).isEqualTo(125);
    assertThat(full.steps(8)).isEqualTo(1);
    Training small = new Training(1000, 64, 16, 16);
    assertThat(small.steps(2)).isEqualTo(8);
    assertThat(small.batch(512)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2,1", "8,4", "8,16"})
  void theVirtualClusterSaysTheSame(int workers, int period) {
    Calibration calibration = new Calibration(1e-4, 8e-5, 0.3, new Overhead(9e-3, 3e-3, 5e-4));
    Network network = new Network(0.5e-3, 1.25e8, 1e9);
    Examples data = ExampleSets.linear(workers * 800, COLUMNS, 5);
    Training training = new Training(data.size(), 10, 4L * SIZE, 4L * SIZE);
    Prediction prediction = new Prediction(calibration, network, training, 1);
    Fit fit =
        Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(0.01))
            .strategy(LocalSgd.every(period))
            .batchSize(10)
            .on(new VirtualCluster(calibration.on(network), 2))
            .within(Budget.epochs(4))
            .fit(ShardSets.equal(data, workers));
    double predicted = 4 * prediction.epochSeconds(workers, period);
    assertThat(predicted).isCloseTo(fit.seconds(), within(0.03 * predicted));
  }
}
