package leeml.spark.shard;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import leeml.model.ExampleBatch;
import leeml.train.shard.Partition;
import leeml.train.shard.Shard;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Cuts a table into shards of examples. */
public final class ExampleShards {

  private ExampleShards() {}

  /**
   * Deals the rows out to workers at random, so that every shard is a fair sample: files are often
   * sorted, and shards that differ are a study of their own.
   *
   * <p>The same table, partitioning and seed give the same shards. Rows are shuffled once.
   *
   * @param features numeric columns, or one column of MLlib vectors
   * @param target a numeric column
   * @param workers how many shards, at least 1
   */
  public static SparkShards<ExampleBatch> dealt(
      Dataset<Row> table, List<String> features, String target, int workers, long seed) {
    requireWorkers(workers);
    TableColumns columns = columns(table, features, target);
    return shuffled(
        table, columns, workers, partition -> new RandomTurns(workers, seed, partition));
  }

  /**
   * Deals the rows out as a partition says, whose answer is about all targets at once: they are
   * brought to the driver, 4 bytes a row, and each row's worker is sent back. Rows are shuffled
   * once, and read twice.
   *
   * <p>The same table, in the same order, and seed give the same shards.
   *
   * @param features numeric columns, or one column of MLlib vectors
   * @param target a numeric column
   * @param workers how many shards, at least 1
   */
  public static SparkShards<ExampleBatch> cut(
      Dataset<Row> table,
      List<String> features,
      String target,
      Partition how,
      int workers,
      long seed) {
    requireWorkers(workers);
    TableColumns columns = columns(table, features, target);
    List<float[]> targets =
        table.javaRDD().mapPartitions(rows -> List.of(columns.targets(rows)).iterator()).collect();
    float[] all = new float[targets.stream().mapToInt(part -> part.length).sum()];
    int[] first = new int[targets.size()];
    for (int p = 0, at = 0; p < first.length; at += targets.get(p).length, p++) {
      first[p] = at;
      System.arraycopy(targets.get(p), 0, all, at, targets.get(p).length);
    }
    Broadcast<int[]> owners =
        JavaSparkContext.fromSparkContext(table.sparkSession().sparkContext())
            .broadcast(how.owners(all, workers, seed));
    return shuffled(
        table, columns, workers, partition -> row -> owners.value()[first[partition] + row]);
  }

  private static void requireWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers = " + workers + ", expected at least 1");
    }
  }

  /** Who gets each row of a partition. */
  @FunctionalInterface
  private interface Turns extends Serializable {
    IntUnaryOperator of(int partition);
  }

  private static SparkShards<ExampleBatch> shuffled(
      Dataset<Row> table, TableColumns columns, int workers, Turns turns) {
    JavaRDD<Tuple2<Integer, Tuple2<Integer, RowBlock>>> dealt =
        table
            .javaRDD()
            .mapPartitionsWithIndex(
                (partition, rows) -> deal(partition, rows, columns, workers, turns.of(partition)),
                false);
    JavaRDD<Shard<ExampleBatch>> shards =
        JavaPairRDD.fromJavaRDD(dealt)
            .partitionBy(new HashPartitioner(workers))
            .mapPartitions(hands -> List.of(joined(hands, columns)).iterator());
    return new SparkShards<>(shards);
  }

  /** Takes the table's partitions as shards, as they are. */
  public static SparkShards<ExampleBatch> inPlace(
      Dataset<Row> table, List<String> features, String target) {
    TableColumns columns = columns(table, features, target);
    JavaRDD<Shard<ExampleBatch>> shards =
        table
            .javaRDD()
            .mapPartitions(
                rows -> {
                  RowBlock block = new RowBlock(columns.width());
                  rows.forEachRemaining(row -> columns.copy(row, block));
                  return List.of(Shard.of(RowBlock.join(List.of(block), columns.width())))
                      .iterator();
                });
    return new SparkShards<>(shards);
  }

  private static TableColumns columns(Dataset<Row> table, List<String> features, String target) {
    List<Row> first = table.takeAsList(1);
    if (first.isEmpty()) {
      throw new IllegalArgumentException("the table has no rows to cut into shards");
    }
    return TableColumns.of(table.schema(), features, target, first.get(0));
  }

  /** Deals one partition's rows out, each to the worker that {@code turns} names. */
  private static Iterator<Tuple2<Integer, Tuple2<Integer, RowBlock>>> deal(
      int partition,
      Iterator<Row> rows,
      TableColumns columns,
      int workers,
      IntUnaryOperator turns) {
    List<RowBlock> hands = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      hands.add(new RowBlock(columns.width()));
    }
    for (int dealt = 0; rows.hasNext(); dealt++) {
      columns.copy(rows.next(), hands.get(turns.applyAsInt(dealt)));
    }
    List<Tuple2<Integer, Tuple2<Integer, RowBlock>>> keyed = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      keyed.add(new Tuple2<>(w, new Tuple2<>(partition, hands.get(w))));
    }
    return keyed.iterator();
  }

  /** The blocks arrive in any order; the partitions they came from put them straight. */
  private static Shard<ExampleBatch> joined(
      Iterator<Tuple2<Integer, Tuple2<Integer, RowBlock>>> hands, TableColumns columns) {
    List<Tuple2<Integer, RowBlock>> blocks = new ArrayList<>();
    hands.forEachRemaining(hand -> blocks.add(hand._2()));
    blocks.sort(Comparator.comparing(Tuple2::_1));
    return Shard.of(RowBlock.join(blocks.stream().map(Tuple2::_2).toList(), columns.width()));
  }
}
