/**
 * Models that have been fitted, as they answer for one row: the parameters, the scale of the
 * columns that they belong to, and nothing of how they were found.
 *
 * <p>A row is {@code double[]} of p numbers in the columns' own units; what follows them is not
 * read. Arithmetic is done in the order in which it is written here, so that the same row and the
 * same parameters give the same bits wherever they meet: in the run that trained them, or in one
 * that read them back from a file.
 */
package leeml.model.fitted;
