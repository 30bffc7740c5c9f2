package leeml.job.score.predict;

import java.util.Arrays;
import java.util.List;
import leeml.data.encode.ClassColumn;
import leeml.report.Report;
import leeml.report.Table;

/** Answers by class, and how many are right. */
final class ClassTally implements Tally {

  private final ClassColumn column;
  private final List<String> classes;
  private final long[] answers;
  private final long[][] confusion;
  private long judged;
  private double loss;
  private long strangers;
  private String stranger;

  ClassTally(ClassColumn column, List<String> classes) {
    this.column = column;
    this.classes = classes;
    answers = new long[classes.size()];
    confusion = new long[classes.size()][classes.size()];
  }

  @Override
  public void add(Object[] predicted, Object truth) {
    int answer = classes.indexOf((String) predicted[0]);
    answers[answer]++;
    if (truth == null) {
      return;
    }
    String name = column.named((String) truth);
    int is = classes.indexOf(name);
    if (is < 0) {
      stranger = strangers++ == 0 ? name : stranger;
      return;
    }
    judged++;
    confusion[is][answer]++;
    // An answer so sure that the other probability is rounded to 0 costs 745, and not ∞.
    loss -= Math.log(Math.max((double) predicted[is + 1], Double.MIN_VALUE));
  }

  @Override
  public void merge(Tally later) {
    ClassTally other = (ClassTally) later;
    for (int k = 0; k < answers.length; k++) {
      answers[k] += other.answers[k];
      for (int j = 0; j < answers.length; j++) {
        confusion[k][j] += other.confusion[k][j];
      }
    }
    judged += other.judged;
    loss += other.loss;
    stranger = stranger == null ? other.stranger : stranger;
    strangers += other.strangers;
  }

  @Override
  public void write(Report report) {
    if (strangers > 0) {
      report
          .metric("rows.of-other-classes", (double) strangers)
          .text(
              "%d rows are of a class that the model does not know, the first of them '%s': they are predicted and not judged."
                  .formatted(strangers, stranger));
    }
    if (judged == 0) {
      report.add(answers());
      return;
    }
    long right = 0;
    long majority = 0;
    for (int k = 0; k < answers.length; k++) {
      right += confusion[k][k];
      majority = Math.max(majority, Arrays.stream(confusion[k]).sum());
    }
    report
        .metric("accuracy", (double) right / judged)
        .metric("accuracy.majority", (double) majority / judged)
        .metric("log-loss", loss / judged)
        .add(confusion());
  }

  private Table answers() {
    Table table = Table.of("How many rows are predicted to be of a class", "class", "rows");
    for (int k = 0; k < answers.length; k++) {
      table.row(classes.get(k), answers[k]);
    }
    return table;
  }

  private Table confusion() {
    String[] heads = new String[classes.size() + 1];
    heads[0] = "class \\ prediction";
    for (int k = 0; k < classes.size(); k++) {
      heads[k + 1] = classes.get(k);
    }
    Table table = Table.of("Rows of each class, by what is predicted", heads);
    for (int k = 0; k < confusion.length; k++) {
      Object[] cells = new Object[heads.length];
      cells[0] = classes.get(k);
      for (int j = 0; j < confusion.length; j++) {
        cells[j + 1] = confusion[k][j];
      }
      table.row(cells);
    }
    return table;
  }
}
