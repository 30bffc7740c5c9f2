/**
 * Strategies on Spark: shards in RDDs, workers on executors, a Spark job a round.
 *
 * <p>{@link leeml.spark.SparkCluster} is the {@link leeml.train.cluster.Cluster} whose workers are
 * the partitions of a {@link leeml.spark.shard.SparkShards}. A round broadcasts θ and gathers one
 * vector from each worker along a {@link leeml.spark.topology.Topology}; shards, objectives and
 * optimizer states stay on their executor in the {@link leeml.spark.WorkerStore}. Nothing there is
 * needed for the result: what is lost with an executor is worked out again from the round's input
 * ({@link leeml.spark.Recovery}), so the outcome is the same bit for bit.
 *
 * <p>Workers that mix with their neighbours instead ({@link leeml.spark.SparkMixing}) stand in an
 * RDD that follows from the one of the round before; there it is Spark's lineage that works out
 * again what is lost.
 *
 * <p>{@link leeml.spark.Search} runs independent trials side by side.
 */
package leeml.spark;
