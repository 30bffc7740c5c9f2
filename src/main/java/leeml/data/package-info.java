/**
 * Data sets: what ships with the project, and what reads them.
 *
 * <p>{@link leeml.data.Shipped} finds the sets of the {@code data/} folder. The readers stand in
 * packages of their own: {@code csv}, {@code libsvm} and {@code idx}; all of them go through
 * Hadoop's FileSystem ({@code file}), the distributed ones share how lines are read and numbered
 * ({@code text}), {@code words} reads sentences. {@code catalogue} fetches what does not ship,
 * {@code generate} makes rows with a known truth.
 *
 * <p>Readers are strict: what is not as expected is a {@link leeml.error.BadInputException} with
 * file, line or record and what was expected; nothing is guessed or skipped without being counted.
 */
package leeml.data;
