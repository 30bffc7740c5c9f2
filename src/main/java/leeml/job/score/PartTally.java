package leeml.job.score;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import leeml.job.score.predict.Tally;

/** What came of the rows of a partition; parts merge in the order of the table. */
final class PartTally implements Serializable {

  private static final int MOST_NAMED = 5;

  private final int part;
  private final Tally answers;
  private final Map<String, Unseen> unseen = new LinkedHashMap<>();
  private long rows;
  private long unpredicted;

  PartTally(int part, Tally answers) {
    this.part = part;
    this.answers = answers;
  }

  /** Categories that were not fitted: how many rows have one, and the first few of them. */
  private static final class Unseen implements Serializable {
    private long rows;
    private final Set<String> first = new LinkedHashSet<>();

    void add(long more, Iterable<String> categories) {
      rows += more;
      for (String category : categories) {
        if (first.size() < MOST_NAMED) {
          first.add(category);
        }
      }
    }
  }

  int part() {
    return part;
  }

  void predicted(Object[] answer, Object truth) {
    rows++;
    answers.add(answer, truth);
  }

  void unpredicted() {
    rows++;
    unpredicted++;
  }

  void unseen(String column, String category) {
    unseen.computeIfAbsent(column, c -> new Unseen()).add(1, Set.of(category));
  }

  void merge(PartTally later) {
    rows += later.rows;
    unpredicted += later.unpredicted;
    answers.merge(later.answers);
    later.unseen.forEach(
        (column, more) ->
            unseen.computeIfAbsent(column, c -> new Unseen()).add(more.rows, more.first));
  }

  long rows() {
    return rows;
  }

  long unpredictedRows() {
    return unpredicted;
  }

  Tally answers() {
    return answers;
  }

  /** A sentence on categories that were not fitted; empty if there are none. */
  String unseenSentence() {
    StringJoiner columns = new StringJoiner("; ");
    unseen.forEach(
        (column, found) ->
            columns.add(
                "%s in %d rows (%s%s)"
                    .formatted(
                        column,
                        found.rows,
                        String.join(", ", found.first),
                        found.first.size() == MOST_NAMED ? ", …" : "")));
    return unseen.isEmpty()
        ? ""
        : "Categories that no training row has, taken as zeros: " + columns + ".";
  }
}
