/**
 * Chapter 17, clustering, dimension reduction, matrix factorization (无监督学习：聚类、降维与矩阵分解): structure
 * that is in the data itself, with no label to say what it is.
 *
 * <p>Rows that belong together: {@link ch17_dimension_reduction.KMeansJob}, {@link
 * ch17_dimension_reduction.HierarchicalJob}. Few directions in place of many columns: {@link
 * ch17_dimension_reduction.PcaJob}, the same as a network in {@link
 * ch17_dimension_reduction.LinearAutoEncoderJob}, what it does not see in {@link
 * ch17_dimension_reduction.DiscriminantJob} and {@link ch17_dimension_reduction.CurvedJob}, what it
 * says about a table in {@link ch17_dimension_reduction.TableMapJob}, and parts that only add up in
 * {@link ch17_dimension_reduction.PartsJob}.
 */
package ch17_dimension_reduction;
