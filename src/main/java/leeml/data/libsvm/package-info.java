/**
 * The LibSVM format: sparse rows {@code label index:value index:value … # comment}.
 *
 * <p>Indices in the file count from 1 and ascend within a row, as LIBSVM (Chang and Lin, 2011)
 * writes them; {@link leeml.data.libsvm.SparseRow} counts from 0. Reading is strict and in
 * parallel; one pass finds the number of columns and the first bad line.
 */
package leeml.data.libsvm;
