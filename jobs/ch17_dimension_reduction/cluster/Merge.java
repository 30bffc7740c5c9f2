package ch17_dimension_reduction.cluster;

/**
 * Two clusters become one. Clusters 0 … n − 1 are the rows, n + m is what merge m made.
 *
 * @param left the smaller number
 * @param right the larger number
 * @param height their distance
 * @param size rows in both
 */
public record Merge(int left, int right, double height, int size) {}
