package leeml.spark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leeml.spark.LocalSpark;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.quantized.Fp16;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every topology gives one thread's mean, whatever the number of workers and the length. */
class TopologyTest {

  private static final JavaSparkContext SPARK = LocalSpark.context();

  static Stream<Arguments> table() {
    List<Arguments> all = new ArrayList<>();
    for (Topology topology :
        List.of(Topology.driver(), Topology.tree(2), Topology.tree(3), Topology.sliced())) {
      for (int workers : new int[] {1, 2, 4, 7}) {
        all.add(Arguments.of(topology, workers));
      }
    }
    all.add(Arguments.of(Topology.tree(3), 12));
    all.add(Arguments.of(Topology.ring(), 2)); // more need a session with more slots: RingTest
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyTopologyGivesTheMeanOfOneThread(Topology topology, int workers) {
    for (int size : Sums.sizes()) {
      Sums.check(SPARK, topology, workers, size);
    }
  }

  @Test
  void slicesAddUpToTheDriversVeryBits() {
    assertThat(Sums.gather(SPARK, Topology.sliced(), 7, 1001).reply().mean())
        .isEqualTo(Sums.gather(SPARK, Topology.driver(), 7, 1001).reply().mean())
        .isEqualTo(Sums.serial(7, 1001).mean());
  }

  @Test
  void bytesAreThoseOfTheFormulas() {
    int size = 100_000;
    double vector = 4.0 * size;
    Arrived driver = Sums.gather(SPARK, Topology.driver(), 8, size);
    assertThat((double) driver.bytesUp()).isCloseTo(8 * vector, Sums.beside(8));
    assertThat(driver.bytesBetween()).isZero();
    // 8 workers, fan-in 3: all 8 vectors go to 3 executors, and 3 sums to the driver, with 8 lines.
    Arrived tree = Sums.gather(SPARK, Topology.tree(2), 8, size);
    assertThat((double) tree.bytesUp()).isCloseTo(3 * vector, Sums.beside(8));
    assertThat((double) tree.bytesBetween()).isCloseTo(8 * vector, Sums.beside(8));
    Arrived sliced = Sums.gather(SPARK, Topology.sliced(), 8, size);
    assertThat((double) sliced.bytesUp()).isCloseTo(vector, Sums.beside(8));
    assertThat((double) sliced.bytesBetween()).isCloseTo(8 * vector, Sums.beside(64));
  }

  @Test
  void slicesOfCompressedVectorsAreRefused() {
    Topology.driver().check(new Fp16());
    Topology.sliced().check(new FullPrecision());
    assertThatThrownBy(() -> Topology.sliced().check(new Fp16()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sliced with compressor fp16: slices are added up on their way and have to come in"
                + " full; use --topology driver or tree");
  }

  @Test
  void noShuffleFilesStayBehind() {
    Sums.gather(SPARK, Topology.sliced(), 2, 1000);
    assertThat(LocalSpark.session().sparkContext().env().mapOutputTracker())
        .isInstanceOfSatisfying(
            org.apache.spark.MapOutputTrackerMaster.class,
            tracker -> {
              int before = tracker.shuffleStatuses().size();
              Sums.gather(SPARK, Topology.sliced(), 2, 1000);
              assertThat(tracker.shuffleStatuses().size()).isLessThanOrEqualTo(before);
            });
  }

  @Test
  void slicesCoverTheVectorOnce() {
    for (int count : new int[] {1, 2, 3, 7, 20}) {
      Slices slices = new Slices(10, count);
      assertThat(slices.from(0)).isZero();
      assertThat(slices.from(count)).isEqualTo(10);
      for (int j = 0; j < count; j++) {
        assertThat(slices.length(j)).isBetween(10 / count, (10 + count - 1) / count);
      }
    }
    assertThat(new Slices(3, 2).cut(new float[] {1, 2, 3}, 1)).containsExactly(2, 3);
    assertThat(new Slices(Integer.MAX_VALUE, 1000).from(1000)).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> new Slices(10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 slices of 10");
  }
}
