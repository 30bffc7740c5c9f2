package leeml.spark.server;

import java.util.SortedMap;

/**
 * A slice of θ as it is seen from outside, all at one time.
 *
 * @param theta a copy of it
 * @param version updates so far
 * @param rounds that each worker has done
 * @param staleness of the pushes so far, in updates: value to count
 * @param lead of the answers so far, in rounds: value to count
 * @param learningRate of the next step; NaN if the server makes none
 * @param applyNanos time spent taking pushes in
 */
public record SliceLook(
    float[] theta,
    long version,
    long[] rounds,
    SortedMap<Long, Long> staleness,
    SortedMap<Long, Long> lead,
    double learningRate,
    long applyNanos) {}
