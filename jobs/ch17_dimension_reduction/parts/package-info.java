/**
 * Non-negative matrix factorization as distributed sums: {@link
 * ch17_dimension_reduction.parts.NonNegative} alternates between the codes of rows, found where the
 * rows lie, and the parts, found on the driver from sums over all rows.
 */
package ch17_dimension_reduction.parts;
