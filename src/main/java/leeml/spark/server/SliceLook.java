package leeml.spark.server;

import leeml.train.server.SliceSnapshot;

/**
 * A slice of θ as it is seen from outside, all at one time.
 *
 * @param slice as it is; without what its rule remembers unless it was asked for, and without the
 *     order of those that wait
 * @param learningRate of the next step; NaN if the server makes none
 * @param applyNanos time spent taking pushes in
 */
public record SliceLook(SliceSnapshot slice, double learningRate, long applyNanos) {}
