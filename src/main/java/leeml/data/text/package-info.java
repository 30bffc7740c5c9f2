/**
 * Text files read by lines, in parallel, with errors that know their line.
 *
 * <p>A task reads one split of a file and knows the byte at which a line starts, not its number. So
 * what is wrong with a line travels as a {@link leeml.data.text.LineProblem} with file and offset,
 * and the driver counts the lines up to it when it makes a {@link leeml.error.BadInputException} of
 * it. A gzip file is one split; offsets in it are those of the unpacked bytes.
 *
 * <p>Spark wraps what a task throws; {@link leeml.data.text.Causes} takes it out again.
 */
package leeml.data.text;
