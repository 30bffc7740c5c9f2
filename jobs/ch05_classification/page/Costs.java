package ch05_classification.page;

import leeml.report.Report;
import leeml.report.Table;
import leeml.spark.Traffic;

/** What each side cost, by the same yardstick. */
public final class Costs {

  private final Table table;

  private Costs(String title) {
    table =
        Table.of(title, "by", "seconds", "Spark jobs", "bytes up", "bytes down", "bytes shuffled");
  }

  /** Starts a table. */
  public static Costs of(String title) {
    return new Costs(title);
  }

  /** Adds a side. */
  public Costs row(String by, Traffic.Cost cost) {
    table.row(
        by, cost.seconds(), cost.jobs(), cost.bytesUp(), cost.bytesDown(), cost.bytesBetween());
    return this;
  }

  /** Adds the table and a word on how it was measured. */
  public void addTo(Report report) {
    report
        .add(table)
        .text(
            "Counted from Spark's own events, tasks' closures and results included, on rows that"
                + " lie in memory. One run each: trust the order of the seconds, not their size.");
  }
}
