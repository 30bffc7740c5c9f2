/**
 * What a run has learned, put to use: {@link leeml.job.score.SavedModel} is the network in a run's
 * {@code model/} folder, {@link leeml.job.score.ScoreJob} lets it read pictures on Spark.
 *
 * <p>The network lies there as the zip that Deeplearning4j itself reads, which is JSON and numbers;
 * beside it stands, as JSON, what the zip does not say: how a row is to be laid out.
 */
package leeml.job.score;
