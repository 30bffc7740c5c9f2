package leeml.data.libsvm;

import java.io.Serializable;

/**
 * A labelled row of which only some columns are not zero.
 *
 * <p>The arrays are the row's own and are not copied; who reads them must not write to them.
 *
 * @param label class or target value
 * @param indices columns from 0, strictly ascending
 * @param values one a column in {@code indices}, finite
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are many and small: a list would triple them.
public record SparseRow(float label, int[] indices, float[] values) implements Serializable {}
