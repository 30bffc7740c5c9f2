/**
 * What a saved model says of a row of numbers, by kind: a number ({@link
 * leeml.job.score.predict.LinePredictor}), a class and its probability ({@link
 * leeml.job.score.predict.ClassPredictor}), a cluster ({@link
 * leeml.job.score.predict.ClusterPredictor}), coordinates ({@link
 * leeml.job.score.predict.ComponentPredictor}).
 *
 * <p>Each kind writes its parameters as JSON and reads them back, names the columns that it adds to
 * a table, and counts up how good its answers are where the table knows better ({@link
 * leeml.job.score.predict.Tally}).
 */
package leeml.job.score.predict;
