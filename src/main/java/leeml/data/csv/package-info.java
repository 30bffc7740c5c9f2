/**
 * Tables of comma- or tab-separated values with a header, read in parallel.
 *
 * <p>{@link leeml.data.csv.CsvTable#open} passes over the file once: it checks that every row has
 * as many columns as the header, finds which columns hold numbers, counts what is missing and keeps
 * the first line that stands against a column being numeric. After that, columns are asked for by
 * name, and what to do about missing values is said each time ({@link leeml.data.csv.Missing}).
 *
 * <p>Fields are split by univocity-parsers, a line at a time, so that files can be read in parts: a
 * quoted field may hold separators and quotes, but no line break.
 */
package leeml.data.csv;
