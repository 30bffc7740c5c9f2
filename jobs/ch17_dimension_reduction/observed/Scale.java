package ch17_dimension_reduction.observed;

/** In which units columns are compared. */
public enum Scale {
  /** In their own: a column of large numbers counts for more. */
  RAW,
  /** Each with mean 0 and standard deviation 1; a column of one value becomes 0. */
  STANDARD
}
