/**
 * Measurements of the library itself, started by {@code ./leeml bench NAME}.
 *
 * <p>A speed is a ratio: both sides run in one session on the same cached data, interleaved,
 * several times, and medians are compared. Goals are claims, so a benchmark that misses one says so
 * and ends with exit code 1.
 */
package bench;
