/**
 * Rows of a table as vectors of numbers, for models that know nothing else.
 *
 * <p>{@link leeml.data.encode.RowCode} is fitted on the rows that are trained on: a column of
 * numbers stays one, with its mean where a value is missing ({@link leeml.data.encode.NumberCode});
 * a column of categories becomes a column of 0 and 1 for each ({@link
 * leeml.data.encode.CategoryCode}). Rows that come later, such as a test file's, are encoded by
 * what was fitted: a category that was not there is zeros in all of its columns, and is counted.
 * {@link leeml.data.encode.HeldOut} draws which rows are kept back for a test.
 */
package leeml.data.encode;
