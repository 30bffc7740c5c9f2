package leeml.train.shard.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.SparseRows;
import leeml.train.shard.Partition;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every partition keeps, and what each one is for. */
class PartitionTest {

  private static final int CLASSES = 10;
  private static final int WORKERS = 5;
  private static final long SEED = 3;

  /** A thousand examples, classes in turn; every example has its number as its feature. */
  private static final Examples EXAMPLES = examples(1000);

  private static Examples examples(int n) {
    float[] values = new float[n];
    float[] targets = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
      targets[i] = i % CLASSES;
    }
    return Examples.dense(values, 1, targets);
  }

  static Stream<Partition> partitions() {
    return Stream.of(
        new Iid(),
        new Dirichlet(0.1),
        new Dirichlet(10),
        new ByLabel(1),
        new ByLabel(3),
        new Sizes(List.of(5.0, 1.0, 0.0, 1.0, 3.0)));
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void everyExampleGoesToExactlyOneWorkerWithItsTarget(Partition partition) {
    Shards<ExampleBatch> shards = partition.cut(EXAMPLES, WORKERS, SEED);
    assertThat(shards.count()).isEqualTo(WORKERS);
    boolean[] seen = new boolean[EXAMPLES.size()];
    for (Shard<ExampleBatch> shard : shards.collect()) {
      ExampleBatch all = shard.batch(IntStream.range(0, shard.size()).toArray(), 0, shard.size());
      for (int i = 0; i < all.size(); i++) {
        int number = (int) all.examples().rows().dot(i, new float[] {1}, 0);
        assertThat(seen[number]).isFalse();
        seen[number] = true;
        assertThat(all.target(i)).isEqualTo(number % CLASSES);
      }
    }
    assertThat(seen).containsOnly(true);
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void theSameSeedGivesTheSameShardsAndAnotherDoesNot(Partition partition) {
    float[] targets = EXAMPLES.targets().clone();
    int[] owners = partition.owners(targets, WORKERS, SEED);
    assertThat(partition.owners(targets, WORKERS, SEED)).isEqualTo(owners);
    assertThat(partition.owners(targets, WORKERS, SEED + 1)).isNotEqualTo(owners);
    assertThat(targets).isEqualTo(EXAMPLES.targets());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 1500})
  void moreWorkersThanExamplesLeaveEmptyShards(int workers) {
    for (Partition partition : List.of(new Iid(), new Dirichlet(0.3), new ByLabel(2))) {
      Shards<ExampleBatch> shards = partition.cut(EXAMPLES, workers, SEED);
      assertThat(shards.sizes()).hasSize(workers);
      assertThat(Arrays.stream(shards.sizes()).sum()).isEqualTo(EXAMPLES.size());
    }
    assertThat(Arrays.stream(new Iid().cut(EXAMPLES, workers, SEED).sizes()).boxed())
        .allMatch(size -> Math.abs(size - 1000.0 / workers) < 1);
  }

  @Test
  void nothingToDealMakesEmptyShards() {
    Examples none = Examples.dense(new float[0], 1, new float[0]);
    assertThat(new Dirichlet(1).cut(none, 3, SEED).sizes()).containsOnly(0);
    assertThat(new ByLabel(1).cut(none, 3, SEED).sizes()).containsOnly(0);
  }

  @Test
  void fairShardsHoldEveryClass() {
    for (int[] counts : byClass(new Iid(), WORKERS)) {
      assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 5 && count < 40);
    }
  }

  /** For Dirichlet(α) of K parts, E Σ p² = (α + 1) / (Kα + 1). */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 1, 10, 1000})
  void theSpreadOfDirichletFollowsItsAlpha(double alpha) {
    double sum = 0;
    int draws = 0;
    Partition partition = new Dirichlet(alpha);
    for (int seed = 0; seed < 60; seed++) {
      int[][] counts = byClass(partition.owners(EXAMPLES.targets(), WORKERS, seed), WORKERS);
      for (int c = 0; c < CLASSES; c++) {
        for (int[] ofWorker : counts) {
          sum += Math.pow(ofWorker[c] / 100.0, 2);
        }
        draws++;
      }
    }
    double expected = (alpha + 1) / (WORKERS * alpha + 1);
    assertThat(sum / draws).as("seeds 0 … 59").isCloseTo(expected, within(0.03));
  }

  @Test
  void aTinyAlphaGivesEachClassToOneWorker() {
    int[][] counts = byClass(new Dirichlet(1e-6), WORKERS);
    for (int c = 0; c < CLASSES; c++) {
      int label = c;
      assertThat(Arrays.stream(counts).filter(ofWorker -> ofWorker[label] > 0)).hasSize(1);
    }
  }

  @Test
  void byLabelGivesEachWorkerFewClassesAndEqualShards() {
    assertThat(distinct(byClass(new ByLabel(1), 10))).containsOnly(1L);
    assertThat(distinct(byClass(new ByLabel(1), 5))).containsOnly(2L);
    assertThat(distinct(byClass(new ByLabel(2), 10))).allMatch(classes -> classes <= 3);
    assertThat(Arrays.stream(new ByLabel(1).cut(EXAMPLES, 7, SEED).sizes()).boxed())
        .allMatch(size -> size == 142 || size == 143);
  }

  @Test
  void sizesAreProportional() {
    Partition partition = new Sizes(List.of(5.0, 1.0, 0.0, 1.0, 3.0));
    assertThat(partition.name()).isEqualTo("sizes:shares=5:1:0:1:3");
    assertThat(partition.cut(EXAMPLES, 5, SEED).sizes()).containsExactly(500, 100, 0, 100, 300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> partition.owners(EXAMPLES.targets(), 4, SEED))
        .withMessage("sizes:shares=5:1:0:1:3 gives 5 shares, and there are 4 workers");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Dirichlet(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Dirichlet(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByLabel(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sizes(List.of(0.0, 0.0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sizes(List.of(1.0, -1.0)));
  }

  @Test
  void sparseRowsAreTakenWithTheirEntries() {
    SparseRows rows =
        new SparseRows(new int[] {0, 1, 1, 3}, new int[] {2, 0, 1}, new float[] {5, 6, 7}, 3);
    SparseRows taken = rows.take(new int[] {2, 1, 2});
    assertThat(taken.count()).isEqualTo(3);
    float[] first = new float[3];
    taken.addScaled(0, 1, first, 0);
    assertThat(first).containsExactly(6, 7, 0);
    assertThat(taken.dot(1, new float[] {1, 1, 1}, 0)).isZero();
    assertThat(taken.dot(2, new float[] {1, 1, 1}, 0)).isEqualTo(13);
  }

  private static int[][] byClass(Partition partition, int workers) {
    return byClass(partition.owners(EXAMPLES.targets(), workers, SEED), workers);
  }

  private static int[][] byClass(int[] owners, int workers) {
    int[][] counts = new int[workers][CLASSES];
    for (int i = 0; i < owners.length; i++) {
      counts[owners[i]][i % CLASSES]++;
    }
    return counts;
  }

  private static List<Long> distinct(int[][] counts) {
    return Arrays.stream(counts)
        .map(ofWorker -> Arrays.stream(ofWorker).filter(count -> count > 0).count())
        .toList();
  }
}
