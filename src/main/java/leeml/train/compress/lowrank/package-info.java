/**
 * The vector is read as a matrix and sent as a product of two thin ones: {@link
 * leeml.train.compress.lowrank.PowerSgd}.
 *
 * <p>{@code Grid} is the matrix, {@code GramSchmidt} makes columns orthonormal. Matrices are flat
 * arrays: the grid by rows, the thin ones by columns.
 */
package leeml.train.compress.lowrank;
