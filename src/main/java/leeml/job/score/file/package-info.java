/**
 * Where a saved model lies and how it is read: {@link leeml.job.score.file.ModelFolder} is the
 * {@code model/} of a run, here or on any file system of Hadoop's; {@link
 * leeml.job.score.file.ModelJson} is {@code model.json}, in which nothing is taken as it comes.
 *
 * <p>No class name is read from a file and no Java object: a person may hand in a model that a
 * stranger has sent.
 */
package leeml.job.score.file;
