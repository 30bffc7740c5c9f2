/**
 * Tables of Spark cut into shards: {@link leeml.spark.shard.SparkShards} keeps one shard a
 * partition in memory on the executors, {@link leeml.spark.shard.ExampleShards} makes them from
 * rows, dealt out at random or as the partitions lie.
 */
package leeml.spark.shard;
