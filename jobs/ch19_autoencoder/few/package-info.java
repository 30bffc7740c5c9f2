/**
 * Few labels: {@link ch19_autoencoder.few.FewLabels} draws them, the same number of each class, and
 * trains the same network on them from several starts, one of which is layers that were learned
 * without any label. A trial knows nothing of the others, and so each is a Spark task.
 *
 * <p>How the layers were learned is not known here: they come as parameters.
 */
package ch19_autoencoder.few;
