package leeml.job;

/**
 * A measurement of the library itself: a job in all but its place, started by {@code ./leeml bench}
 * and no part of the course. Implementations carry {@link About}, without rows, and
 * {@code @AutoService(Bench.class)}; their configuration stands under their name as a job's does.
 *
 * @param <O> the options record
 */
public interface Bench<O extends Record> extends Job<O> {}
