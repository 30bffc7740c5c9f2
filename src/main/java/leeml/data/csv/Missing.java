package leeml.data.csv;

/** What to do about missing values; always said by the caller, so that none vanishes unseen. */
public enum Missing {
  /** A missing value is bad input. */
  ERROR,
  /** A row with a missing value among the chosen columns is left out, and counted. */
  DROP,
  /** A missing number is replaced by the mean of its column over the whole file. */
  MEAN
}
