package leeml.spark.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import leeml.spark.LocalSpark;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums by class: by hand, in pieces, and on Spark. */
class ClassMomentsTest {

  private static final Offset<Double> TIGHT = within(1e-12);
  private static final long SEED = 7;

  /** Class 0: (0, 0), (2, 2). Class 1: (4, 1), (6, 1), (8, 4). */
  private static ClassMoments byHand() {
    ClassMoments moments = new ClassMoments(2, 2);
    moments.add(new double[] {0, 0}, 0);
    moments.add(new double[] {2, 2}, 0);
    moments.add(new double[] {4, 1}, 1);
    moments.add(new double[] {6, 1}, 1);
    moments.add(new double[] {8, 4}, 1);
    return moments;
  }

  @Test
  void sharesMeansAndCovariancesByHand() {
    ClassMoments moments = byHand();
    assertThat(moments.count()).isEqualTo(5);
    assertThat(moments.prior(1)).isCloseTo(0.6, TIGHT);
    assertThat(moments.of(1).mean(0)).isCloseTo(6, TIGHT);
    assertThat(moments.of(1).mean(1)).isCloseTo(2, TIGHT);
    assertThat(moments.of(0).covariance(0, 1)).isCloseTo(1, TIGHT);
    assertThat(moments.of(1).covariance(0, 0)).isCloseTo(8.0 / 3, TIGHT);
    assertThat(moments.of(1).covariance(0, 1)).isCloseTo(2, TIGHT);
    assertThat(moments.of(1).covariance(1, 1)).isCloseTo(2, TIGHT);
    assertThat(moments.sharedCovariance(0, 0)).as("(2·1 + 3·8/3)/5").isCloseTo(2, TIGHT);
    assertThat(moments.sharedCovariance(0, 1)).as("(2·1 + 3·2)/5").isCloseTo(1.6, TIGHT);
  }

  @Test
  void togetherIsTheTableWithoutClasses() {
    Comoments all = byHand().together();
    assertThat(all.count()).isEqualTo(5);
    assertThat(all.mean(0)).isCloseTo(4, TIGHT);
    assertThat(all.covariance(0, 0)).as("(16 + 4 + 0 + 4 + 16)/5").isCloseTo(8, TIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void partitionsOnSparkGiveWhatOneThreadGives(int partitions) {
    List<double[]> rows = rows(40);
    ClassMoments here = new ClassMoments(3, 3);
    rows.forEach(row -> here.add(row, (int) row[3]));
    ClassMoments there =
        ClassMoments.over(LocalSpark.context().parallelize(rows, partitions), 3, 3);
    for (int k = 0; k < 3; k++) {
      assertThat(there.of(k).count()).isEqualTo(here.of(k).count());
      for (int j = 0; j < 3; j++) {
        assertThat(there.of(k).mean(j)).as("seed %d", SEED).isCloseTo(here.of(k).mean(j), TIGHT);
        assertThat(there.of(k).covariance(j, 1)).isCloseTo(here.of(k).covariance(j, 1), TIGHT);
      }
    }
  }

  @Test
  void emptyPartitionsChangeNothing() {
    ClassMoments moments = ClassMoments.over(LocalSpark.context().parallelize(rows(2), 5), 3, 3);
    assertThat(moments.count()).isEqualTo(2);
    assertThat(moments.of(2).count()).isZero();
  }

  @Test
  void chosenColumnsKeepTheirSums() {
    ClassMoments part = byHand().select(1);
    assertThat(part.columns()).isEqualTo(1);
    assertThat(part.sharedCovariance(0, 0)).isEqualTo(byHand().sharedCovariance(1, 1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> byHand().merge(new ClassMoments(2, 3)))
        .hasMessageContaining("2 and 3 classes");
    assertThatThrownBy(() -> new ClassMoments(2, 0)).hasMessageContaining("classes = 0");
    assertThatThrownBy(() -> Comoments.withoutTarget(2).merge(new Comoments(2)))
        .hasMessageContaining("with and one without a target");
    assertThatThrownBy(() -> Comoments.withoutTarget(1).add(new double[] {1}, 2))
        .hasMessageContaining("no target");
    assertThatThrownBy(() -> new Comoments(1).add(new double[] {1}))
        .hasMessageContaining("no target");
  }

  private static List<double[]> rows(int count) {
    Random random = new Random(SEED);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new double[] {
            1000 + random.nextGaussian(), random.nextGaussian(), random.nextDouble(), i % 3
          });
    }
    return rows;
  }
}
