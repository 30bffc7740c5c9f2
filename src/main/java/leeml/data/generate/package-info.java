/**
 * Data sets that are made: rows with a known truth, as many as are asked for, on any file system
 * that Hadoop knows.
 *
 * <p>{@link leeml.data.generate.GeneratedLines} is what a kind of rows says of itself: a row is a
 * function of the seed and of its number alone. So the same seed gives the same rows by any number
 * of partitions, a task that is lost is simply done again, and nothing is held in memory but the
 * row being written. {@link leeml.data.generate.GeneratedFolder} writes them, a file a partition,
 * as the readers of {@code leeml.data} take them.
 */
package leeml.data.generate;
