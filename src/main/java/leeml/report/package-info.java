/**
 * What a run found, and where it is kept.
 *
 * <p>A job fills a {@link leeml.report.Report}: metrics, claims, and sections of text, tables,
 * charts and pictures. When it ends, {@link leeml.report.RunResult} joins the report with the job's
 * name, configuration and machine, and {@link leeml.report.RunFolder} writes it down: {@code
 * result.json} for programs, {@code report.html} (made by {@code leeml.report.page}) for people.
 * {@link leeml.report.Progress} tells people how far the run is meanwhile.
 *
 * <p>Numbers that are not finite have no form in JSON. They are written as the strings {@code
 * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, so that a loss that diverged can be told from
 * one that was never measured.
 */
package leeml.report;
