package leeml.job.score.predict;

import java.io.Serializable;
import leeml.report.Report;

/** What comes of a model's answers: counted on the executors, merged in the order of the table. */
public interface Tally extends Serializable {

  /**
   * Counts an answer.
   *
   * @param predicted as {@link Predictor#predict} gave it
   * @param truth the value of {@link Predictor#target}'s column, null where it is not known
   */
  void add(Object[] predicted, Object truth);

  /** Adds what a part after this one has counted; it is of the same kind, and not modified. */
  void merge(Tally later);

  /** Writes metrics and tables. */
  void write(Report report);
}
