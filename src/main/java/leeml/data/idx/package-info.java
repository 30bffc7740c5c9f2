/**
 * The IDX format of the MNIST family: arrays of any rank with a header, plain or gzip.
 *
 * <p>{@link leeml.data.idx.IdxFile} is the array as it stands in the file, {@link
 * leeml.data.idx.LabelledImages} a pair of such files as pictures with classes. A file is read
 * whole on one machine: sets in this format fit into memory. A header that does not agree with what
 * follows is refused, with both numbers.
 */
package leeml.data.idx;
