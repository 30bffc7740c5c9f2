/**
 * Data for networks: for every example an array of a fixed shape, kept in Java and brought to
 * native memory a batch at a time.
 *
 * <p>A {@link leeml.dl4j.tensor.TensorSet} holds inputs and targets as {@link
 * leeml.dl4j.tensor.Tensor}s, numbers or classes, with masks for sequences that end early. Its
 * {@link leeml.dl4j.tensor.TensorBatch}es are views: {@link leeml.dl4j.tensor.BatchArrays} copies
 * what one batch holds into native arrays that are used again for the next.
 */
package leeml.dl4j.tensor;
