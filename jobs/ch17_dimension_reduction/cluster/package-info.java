/**
 * What the jobs of clustering stand on: agglomerative clustering ({@link
 * ch17_dimension_reduction.cluster.Agglomeration}), the tree that it leaves and how that is drawn
 * ({@link ch17_dimension_reduction.cluster.Dendrogram}), and how far a clustering agrees with known
 * classes ({@link ch17_dimension_reduction.cluster.Agreement}). K-means itself is the library's.
 */
package ch17_dimension_reduction.cluster;
