/**
 * What a run has learned, put to use: {@link leeml.job.score.SavedModel} is what lies in a run's
 * {@code model/} folder, {@link leeml.job.score.ScoreJob} lets it read new data on Spark.
 *
 * <p>There are two families, told apart by the kind in {@code model.json}. {@link
 * leeml.job.score.TableModel} is a model of a table's rows: how columns become numbers ({@link
 * leeml.job.score.TableColumns}) and what is said of these ({@code leeml.job.score.predict}); the
 * rows stay on the executors. {@link leeml.job.score.PictureModel} is a network over pictures; it
 * lies beside the JSON as the zip that Deeplearning4j itself reads, which is JSON and numbers.
 */
package leeml.job.score;
