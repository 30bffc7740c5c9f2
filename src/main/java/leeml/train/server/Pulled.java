package leeml.train.server;

/**
 * A server's answer to a worker's push.
 *
 * @param worker whom it is for
 * @param round the worker's round that it answers
 * @param stop whether the worker is to end
 * @param version updates of the slice by now; the worker's next push names it as the one read
 * @param theta the slice of θ; null if it was not wanted
 */
public record Pulled(int worker, long round, boolean stop, long version, float[] theta) {}
