package ch17_dimension_reduction.observed;

import java.util.List;
import leeml.data.csv.Missing;
import leeml.job.Key;
import leeml.optim.Require;

/**
 * Which observations, and how they are read: the options that jobs of the chapter share. Their
 * defaults stand in the chapter's configuration; a job's block takes them over by {@code
 * ch17.k-means = ${observed} { … }}.
 */
public record ObservedOptions(
    @Key("CSV or TSV: a file, folder or glob; or a folder of pictures in IDX files") String data,
    @Key("columns of numbers to look at; empty for all but the label") List<String> features,
    @Key("column with a known class, to judge and colour by; empty for none") String label,
    @Key("rows that miss a number: error, drop the row, or the column's mean") Missing missing,
    @Key("units: raw, or standard (each column with mean 0 and deviation 1)") Scale scale,
    @Key("the first rows; 0 for all") int rows) {

  /** Checks the number of rows. */
  public ObservedOptions {
    Require.atLeast("rows", rows, 0);
  }
}
