/**
 * Learning curves: training sets of many sizes drawn from a {@link
 * ch05_classification.smalldata.Pool}, each given to all {@link
 * ch05_classification.smalldata.Learner}s ({@link ch05_classification.smalldata.Resample}), and
 * their {@link ch05_classification.smalldata.Errors} over sizes and draws.
 */
package ch05_classification.smalldata;
