/**
 * Deeplearning4j's own way to train on Spark, behind the trainer's terms, to be compared with the
 * project's strategies.
 *
 * <p>{@link leeml.dl4j.master.AveragingMaster} runs its {@code ParameterAveragingTrainingMaster}
 * over shards and gives a {@link leeml.train.Fit}. The master is left as it comes: what is measured
 * is how it splits, ships and averages.
 */
package leeml.dl4j.master;
