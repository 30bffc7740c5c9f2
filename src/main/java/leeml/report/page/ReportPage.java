package leeml.report.page;

import leeml.report.RunResult;

/** Draws a result as one HTML page. */
public final class ReportPage {
  private ReportPage() {}

  /** The page of a run. */
  public static String of(RunResult result) {
    return "<!doctype html><title>" + result.title().replace("<", "&lt;") + "</title>";
  }
}
