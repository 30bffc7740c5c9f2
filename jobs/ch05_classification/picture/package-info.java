/**
 * Pictures of classes in a plane: which two columns to draw ({@link
 * ch05_classification.picture.Plane}), and where a classifier changes its answer ({@link
 * ch05_classification.picture.Contour}).
 */
package ch05_classification.picture;
