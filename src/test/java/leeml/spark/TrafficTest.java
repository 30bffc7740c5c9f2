package leeml.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.Test;

/** The yardstick: what is sent is counted, and only what was sent meanwhile. */
class TrafficTest {

  private static final JavaSparkContext SPARK = LocalSpark.context();
  private static final int BYTES = 100_000;

  @Test
  void resultsGoUp() {
    var work =
        Traffic.of(
            SPARK,
            () -> SPARK.parallelize(List.of(1, 2), 2).map(i -> new byte[BYTES]).collect().size());
    assertThat(work.result()).isEqualTo(2);
    assertThat(work.cost().jobs()).isEqualTo(1);
    assertThat(work.cost().bytesUp()).isBetween(2L * BYTES, 2L * BYTES + 20_000);
    assertThat(work.cost().bytesBetween()).isZero();
    assertThat(work.cost().seconds()).isPositive();
  }

  @Test
  void broadcastsGoDown() {
    byte[] noise = new byte[BYTES];
    new Random(1).nextBytes(noise); // what is sent is compressed, and noise is not
    var work =
        Traffic.of(
            SPARK,
            () -> {
              Broadcast<byte[]> down = SPARK.broadcast(noise);
              long sum = SPARK.parallelize(List.of(1, 2), 2).map(i -> down.value().length).count();
              down.destroy();
              return sum;
            });
    assertThat(work.cost().bytesDown()).isBetween((long) BYTES, BYTES + 30_000L);
  }

  @Test
  void whatCameBeforeIsNotCounted() {
    SPARK.parallelize(List.of(1, 2, 3), 3).map(i -> new byte[BYTES]).collect();
    var nothing = Traffic.of(SPARK, () -> "nothing");
    assertThat(nothing.cost().jobs()).isZero();
    assertThat(nothing.cost().bytesUp()).isZero();
  }
}
