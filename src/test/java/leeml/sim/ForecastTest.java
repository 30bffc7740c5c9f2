package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.sim.Forecast.Load;
import leeml.sim.Forecast.Total;
import leeml.sim.paths.Paths;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import leeml.train.strategy.LocalSgd;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final long SEED = 11;
  private static final int COLUMNS = 3;

  private static final Conditions CONDITIONS =
      Conditions.of(
              new Compute(
                  2e-3, 1e-4, 0.3, new Compute.Stragglers(0.05, 10), new Compute.Failures(0.01, 1)))
          .on(new Network(0.5e-3, 1.25e8, 1e9))
          .under(new Overhead(9e-3, 3e-3, 0.4e-3));

  @Test
  void itSaysWhatTheVirtualClusterTakes() {
    int workers = 8;
    Shards<ExampleBatch> shards =
        ShardSets.equal(ExampleSets.linear(workers * 20, COLUMNS, 5), workers);
    long vector = 4L * (COLUMNS + 1);
    long carried = sentBytes(workers, shards) - vector;
    for (Paths paths : new Paths[] {Paths.driver(), Paths.tree(2), Paths.sliced(), Paths.ring()}) {
      Conditions conditions = CONDITIONS.along(paths);
      Fit fit = fit(conditions, shards);
      Load load = new Load(5, 4, vector, vector, carried);
      Total total = new Forecast(conditions, workers, load, SEED).rounds(6);
      assertThat(total.seconds()).isCloseTo(fit.seconds(), within(1e-9));
      assertThat((double) total.bytesDown()).isEqualTo(fit.ledger().totals().get("bytesDown"));
      assertThat((double) total.bytesUp()).isEqualTo(fit.ledger().totals().get("bytesUp"));
      assertThat((double) total.bytesBetween())
          .isEqualTo(fit.ledger().totals().get("bytesBetween"));
    }
  }

  /** What a worker sends beside its line: the vector, and the state of its optimizer. */
  private static long sentBytes(int workers, Shards<ExampleBatch> shards) {
    double up = fit(CONDITIONS, shards).ledger().totals().get("bytesUp");
    return Math.round(up / (6 * workers)) - Paths.parcelBytes(0);
  }

  /** Six rounds of five steps. */
  private static Fit fit(Conditions conditions, Shards<ExampleBatch> shards) {
    return Trainer.of(new LinearRegression(COLUMNS), Optimizers.sgd(0.1))
        .strategy(LocalSgd.every(5))
        .batchSize(4)
        .on(new VirtualCluster(conditions, SEED))
        .within(Budget.steps(30))
        .fit(shards);
  }

  /** The median of the slowest of K is the quantile 2^(−1/K) of one; z of 0.5^(1/1000) is 3.198. */
  @Test
  void theSlowestOfManyIsTheQuantileThatTheorySays() {
    double spread = 0.2;
    Conditions conditions = Conditions.of(Compute.even(1).spread(spread));
    Forecast forecast = new Forecast(conditions, 1000, Load.inFull(1, 0, 10), SEED);
    double[] slowest =
        LongStream.range(0, 2000).mapToDouble(r -> forecast.round(r).slowestSeconds()).toArray();
    Arrays.sort(slowest);
    double sigma = Math.sqrt(Math.log1p(spread * spread));
    double expected = Math.exp(3.198 * sigma - sigma * sigma / 2);
    assertThat(slowest[1000]).isCloseTo(expected, within(0.01 * expected));
  }

  @Test
  void longerPeriodsWaitLessForTheSlowest() {
    Conditions conditions = Conditions.of(Compute.even(1).spread(0.5));
    Forecast every = new Forecast(conditions, 64, Load.inFull(1, 0, 10), SEED);
    Forecast sixteenth = new Forecast(conditions, 64, Load.inFull(16, 0, 10), SEED);
    assertThat(sixteenth.rounds(20).seconds()).isLessThan(0.7 * every.rounds(320).seconds());
  }

  @Test
  void aHundredThousandWorkersInAMoment() {
    Forecast forecast =
        new Forecast(CONDITIONS.along(Paths.tree(3)), 100_000, Load.inFull(16, 32, 7850), SEED);
    long start = System.nanoTime();
    Total total = forecast.rounds(20);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(total.bytesDown()).isEqualTo(20L * 100_000 * 4 * 7850);
    assertThat(forecast.rounds(20)).isEqualTo(total);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new Forecast(CONDITIONS, 0, Load.inFull(1, 1, 1), SEED))
        .hasMessage("workers must be at least 1, but is 0");
    assertThatThrownBy(() -> Load.inFull(0, 1, 1)).hasMessage("steps must be at least 1, but is 0");
  }
}
