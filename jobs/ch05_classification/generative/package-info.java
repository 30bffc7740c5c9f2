/**
 * Generative models: what each class's rows look like, from sums over them. Naive Bayes in the
 * forms of the field ({@link ch05_classification.generative.NaiveBayes}) from one pass of {@link
 * ch05_classification.generative.ColumnSums}, and MLlib's. The Gaussian with its covariances is the
 * library's {@link leeml.spark.sum.GaussianClasses}.
 */
package ch05_classification.generative;
