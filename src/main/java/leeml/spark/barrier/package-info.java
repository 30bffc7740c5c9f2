/**
 * What Spark leaves to whoever runs a barrier stage, in which all workers work at the same time.
 *
 * <p>{@link leeml.spark.barrier.BarrierStage} says at once that there are too few slots, where
 * Spark would wait for ten minutes, and tells a stage that broke, and may be run again, from a
 * mistake.
 */
package leeml.spark.barrier;
