/**
 * Sections about pictures that a model has read.
 *
 * <p>{@link leeml.report.picture.Readings} holds what a classifier said of pictures whose classes
 * are known, and makes its confusion matrix and a grid of the misread ones.
 */
package leeml.report.picture;
