package leeml.model;

/** Some examples of a data set, on which a loss is measured at once. */
public interface Batch {

  /** How many examples the batch holds; 0 is allowed. */
  int size();
}
