package ch05_classification.table;

import java.util.List;
import leeml.data.csv.Missing;
import leeml.job.Key;
import leeml.optim.Require;

/**
 * Which table, and how it is read: the options that every job of the chapter takes. Their defaults
 * stand in the chapter's configuration; a job's block takes them over by {@code ch05.gaussian =
 * ${table} { … }}.
 */
public record TableOptions(
    @Key("CSV or TSV: a file, folder or glob, plain or .gz; empty for the job's own") String data,
    @Key("the fixed test file; empty to hold out rows of data") String test,
    @Key("whether the first line names the columns; if not they are c1, c2, …") boolean header,
    @Key("the column with the class; empty for the last") String target,
    @Key("columns to tell it from; empty for all others") List<String> features,
    @Key("missing values: error, drop the row, or mean (a category: one of its own)")
        Missing missing,
    @Key("share of rows held out where there is no test file, in [0, 1)") double testFraction,
    @Key("what to take off the end of a class's name") String labelEnd) {

  /** Checks the share. */
  public TableOptions {
    Require.decay("test-fraction", testFraction);
  }

  /** The table as it is asked for. */
  public Source source() {
    return new Source(
        data, test, header, List.of(), target, features, missing, testFraction, labelEnd);
  }
}
