package leeml.cli;

import java.io.PrintStream;
import java.util.Locale;
import leeml.job.run.Outcome;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.Report;
import leeml.report.Section;
import leeml.report.Table;

/** What a person is shown of a run that has ended. */
final class Summary {

  private Summary() {}

  /** Prints the metrics, the claims and where the report lies. */
  static void print(Outcome outcome, PrintStream out) {
    Report report = outcome.result().report();
    metrics(report, out);
    claims(report, out);
    out.printf(
        Locale.ROOT,
        "%n%s %s in %.1f s, report: %s%n",
        outcome.result().job(),
        outcome.result().status().word(),
        outcome.result().seconds(),
        outcome.report());
  }

  /** How a claim that was checked is marked. */
  static String mark(Claim claim) {
    return (claim.holds() ? "holds" : "FAILS") + (claim.smoke() ? " (smoke)" : "");
  }

  private static void metrics(Report report, PrintStream out) {
    if (!report.metrics().isEmpty()) {
      TextTable table = new TextTable("metric", "value");
      report.metrics().forEach((name, value) -> table.row(name, Digits.of(value, 6)));
      print(table, out);
    }
  }

  private static void claims(Report report, PrintStream out) {
    if (!report.claims().isEmpty()) {
      TextTable table = new TextTable("row", "claim", "value", "limit", "");
      for (Claim claim : report.claims()) {
        table.row(claim.row(), claim.claim(), claim.valueText(), claim.limit().text(), mark(claim));
      }
      print(table, out);
    }
  }

  /** Prints the tables of a report under their titles. */
  static void tables(Report report, PrintStream out) {
    for (Section section : report.sections()) {
      if (section instanceof Table table) {
        TextTable text = new TextTable(table.columns().toArray(String[]::new));
        table
            .rows()
            .forEach(row -> text.row(row.stream().map(Table.Cell::text).toArray(String[]::new)));
        out.println();
        out.println(table.title());
        text.lines().forEach(out::println);
      }
    }
  }

  static void print(TextTable table, PrintStream out) {
    out.println();
    table.lines().forEach(out::println);
  }
}
