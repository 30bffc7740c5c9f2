package leeml.job.score;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import leeml.data.encode.RowCode;
import leeml.job.score.predict.Predictor;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Scores rows of a partition, one after the other.
 *
 * @param code of the first columns of a row
 * @param columns how many those are; the target follows them if there is one, then come the fields
 *     as they stand
 * @param target whether there is one
 * @param drops whether a row that misses a value is left without a prediction
 * @param predictor the model
 * @param added how many columns it adds
 */
record RowScorer(
    RowCode code, int columns, boolean target, boolean drops, Predictor predictor, int added)
    implements Serializable {

  PartTally tally(int part) {
    return new PartTally(part, predictor.tally());
  }

  /** The fields of a row as they stand, and the model's answer after them. */
  Row score(Row row, PartTally tally) {
    int from = columns + (target ? 1 : 0);
    int fields = row.size() - from;
    Object[] cells = new Object[fields + added];
    for (int j = 0; j < fields; j++) {
      cells[j] = row.get(from + j);
    }
    if (drops && missesAValue(row)) {
      tally.unpredicted();
      return RowFactory.create(cells);
    }
    Object[] answer = predictor.predict(code.encode(row, 0, tally::unseen));
    tally.predicted(answer, target ? row.get(columns) : null);
    System.arraycopy(answer, 0, cells, fields, answer.length);
    return RowFactory.create(cells);
  }

  private boolean missesAValue(Row row) {
    for (int j = 0; j < columns; j++) {
      if (row.isNullAt(j)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Rows as they are asked for.
   *
   * @param part the number of the partition
   * @param done is given what came of them when there are no more, once
   */
  Iterator<Row> over(int part, Iterator<Row> rows, Consumer<PartTally> done) {
    PartTally tally = tally(part);
    return new Iterator<>() {
      private boolean told;

      @Override
      public boolean hasNext() {
        boolean more = rows.hasNext();
        if (!more && !told) {
          told = true;
          done.accept(tally);
        }
        return more;
      }

      @Override
      public Row next() {
        return score(rows.next(), tally);
      }
    };
  }
}
