/**
 * What the jobs of principal components stand on, beside the library's {@code leeml.spark.pca}:
 * MLlib's answer ({@link ch17_dimension_reduction.pca.MllibPca}), a table that is wide on purpose
 * ({@link ch17_dimension_reduction.pca.WideTable}), the linear auto-encoder as an objective ({@link
 * ch17_dimension_reduction.pca.LinearAutoEncoder}), the discriminant that looks at labels ({@link
 * ch17_dimension_reduction.pca.Discriminant}), and surfaces that are curved ({@link
 * ch17_dimension_reduction.pca.Sheet}).
 */
package ch17_dimension_reduction.pca;
