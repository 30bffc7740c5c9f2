package leeml.spark.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.DenseRows;
import leeml.model.ExampleBatch;
import leeml.model.LinearRegression;
import leeml.spark.LocalSpark;
import leeml.spark.sum.DistributedLoss;
import leeml.train.shard.Partition;
import leeml.train.shard.Shard;
import leeml.train.shard.partition.ByLabel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleShardsTest {

  private static final SparkSession SPARK = LocalSpark.session();
  private static final int ROWS = 101;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void dealingKeepsEveryRowOnceAndSharesAreEqual(int workers) {
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.dealt(table(3), List.of("a", "b"), "y", workers, 5)) {
      assertThat(shards.count()).isEqualTo(workers);
      assertThat(rowNumbers(shards))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
      // Each of the 3 partitions deals its rest out once.
      long[] sizes = shards.sizes();
      assertThat(
              Arrays.stream(sizes).max().orElseThrow() - Arrays.stream(sizes).min().orElseThrow())
          .isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void aPartitionDecidesOverTheWholeTable(int partitions) {
    Partition byLabel = new ByLabel(1);
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.cut(table(partitions), List.of("a", "b"), "y", byLabel, 4, 9)) {
      float[] targets = new float[ROWS];
      for (int i = 0; i < ROWS; i++) {
        targets[i] = i;
      }
      int[] owners = byLabel.owners(targets, 4, 9);
      List<Integer> expected =
          IntStream.range(0, 4)
              .boxed()
              .flatMap(w -> IntStream.range(0, ROWS).filter(i -> owners[i] == w).boxed())
              .toList();
      assertThat(rowNumbers(shards)).isEqualTo(expected);
    }
  }

  @Test
  void sortedRowsAreMixed() {
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.dealt(table(1), List.of("a", "b"), "y", 2, 5)) {
      Shard<ExampleBatch> first = shards.collect().get(0);
      int[] order = IntStream.range(0, first.size()).toArray();
      ExampleBatch all = first.batch(order, 0, order.length);
      double mean = IntStream.range(0, all.size()).mapToDouble(all::target).average().orElseThrow();
      assertThat(mean).isCloseTo((ROWS - 1) / 2.0, within(5.0));
    }
  }

  @Test
  void theSameSeedDealsTheSameShardsAndAnotherDoesNot() {
    assertThat(deal(5)).isEqualTo(deal(5)).isNotEqualTo(deal(6));
  }

  @Test
  void partitionsAndVectorsAreTakenAsTheyAre() {
    Dataset<Row> vectors =
        new VectorAssembler()
            .setInputCols(new String[] {"a", "b"})
            .setOutputCol("features")
            .transform(table(3));
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.inPlace(vectors, List.of("features"), "y")) {
      assertThat(shards.count()).isEqualTo(3);
      assertThat(rowNumbers(shards))
          .containsExactlyElementsOf(IntStream.range(0, ROWS).boxed().toList());
    }
  }

  @Test
  void aPartitionWithoutRowsBecomesAnEmptyShard() {
    Dataset<Row> most = table(3).filter("y < 40").coalesce(3);
    try (SparkShards<ExampleBatch> shards = ExampleShards.inPlace(most, List.of("a", "b"), "y")) {
      assertThat(shards.sizes()).contains(0);
      assertThat(Arrays.stream(shards.sizes()).sum()).isEqualTo(40);
      LinearRegression objective = new LinearRegression(2);
      assertThat(new DistributedLoss<>(objective, shards).applyAsDouble(new float[3]))
          .isCloseTo(IntStream.range(0, 40).mapToDouble(y -> 0.5 * y * y).sum() / 40, within(1e-9));
    }
  }

  @Test
  void anEmptyTableAndAWrongColumnAreRefused() {
    assertThatThrownBy(() -> ExampleShards.inPlace(table(2).filter("y < 0"), List.of("a"), "y"))
        .hasMessageContaining("no rows");
    assertThatThrownBy(() -> ExampleShards.inPlace(table(2), List.of("c"), "y"))
        .hasMessageContaining("c");
  }

  private static List<Float> deal(long seed) {
    try (SparkShards<ExampleBatch> shards =
        ExampleShards.dealt(table(3), List.of("a", "b"), "y", 2, seed)) {
      Shard<ExampleBatch> first = shards.collect().get(0);
      int[] order = IntStream.range(0, first.size()).toArray();
      ExampleBatch all = first.batch(order, 0, order.length);
      return IntStream.range(0, all.size()).mapToObj(all::target).toList();
    }
  }

  /** Row i has a = i, b = −i, y = i, so that what belongs together can be checked. */
  private static Dataset<Row> table(int partitions) {
    StructType schema =
        new StructType()
            .add("a", DataTypes.DoubleType)
            .add("b", DataTypes.DoubleType)
            .add("y", DataTypes.DoubleType);
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> RowFactory.create((double) i, (double) -i, (double) i))
            .toList();
    return SPARK.createDataFrame(LocalSpark.context().parallelize(rows, partitions), schema);
  }

  private static List<Integer> rowNumbers(SparkShards<ExampleBatch> shards) {
    List<Integer> numbers = new ArrayList<>();
    for (Shard<ExampleBatch> shard : shards.collect()) {
      ExampleBatch all = shard.batch(IntStream.range(0, shard.size()).toArray(), 0, shard.size());
      DenseRows rows = (DenseRows) all.examples().rows();
      for (int i = 0; i < all.size(); i++) {
        assertThat(rows.at(i, 0)).isEqualTo(all.target(i));
        assertThat(rows.at(i, 1)).isEqualTo(-all.target(i));
        numbers.add((int) all.target(i));
      }
    }
    return numbers;
  }
}
