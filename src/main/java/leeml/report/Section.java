package leeml.report;

import leeml.report.chart.Chart;
import leeml.report.motion.Animation;

/** A piece of a report, in the order in which it was added. */
public sealed interface Section
    permits Section.Heading, Section.Paragraphs, Section.Figure, Section.Film, Table, Pictures {

  /** A heading over what follows. */
  record Heading(String text) implements Section {}

  /**
   * Paragraphs, parted by blank lines, in light Markdown: {@code **bold**} and code in backticks.
   */
  record Paragraphs(String text) implements Section {}

  /** A chart. */
  record Figure(Chart chart) implements Section {}

  /** An animation. */
  record Film(Animation animation) implements Section {}
}
