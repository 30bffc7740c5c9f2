package leeml.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.report.chart.Chart;
import leeml.report.motion.Animation;

/**
 * What a run found, as data: metrics, claims, and what a person should see, in order.
 *
 * <p>A report is filled by one thread, knows nothing of files or pages, and may be read at any
 * time, also when the run broke off in the middle.
 */
public final class Report {
  private final boolean smoke;
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  /** The report of a full run. */
  public Report() {
    this(false);
  }

  /**
   * A report.
   *
   * @param smoke whether the run is a small one; its claims are then marked so
   */
  public Report(boolean smoke) {
    this.smoke = smoke;
  }

  /**
   * Adds a metric of the whole run.
   *
   * @param name such as {@code test.accuracy}; a name stands for one number
   * @throws IllegalArgumentException if the name is blank or already taken
   */
  public Report metric(String name, double value) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a metric needs a name; its value is " + value);
    }
    Double earlier = metrics.putIfAbsent(name, value);
    if (earlier != null) {
      throw new IllegalArgumentException(
          "metric '%s' is already %s and cannot become %s".formatted(name, earlier, value));
    }
    return this;
  }

  /** Adds a claim; in a small run it is marked as such. */
  public Report claim(Claim claim) {
    claims.add(smoke ? claim.inSmoke() : claim);
    return this;
  }

  /** Starts a part of the page. */
  public Report heading(String text) {
    sections.add(new Section.Heading(text));
    return this;
  }

  /** Adds paragraphs, parted by blank lines; {@code **bold**} and code in backticks are known. */
  public Report text(String text) {
    sections.add(new Section.Paragraphs(text));
    return this;
  }

  /** Adds a table. */
  public Report add(Table table) {
    sections.add(table);
    return this;
  }

  /** Adds a chart. */
  public Report add(Chart chart) {
    sections.add(new Section.Figure(chart));
    return this;
  }

  /** Adds a grid of pictures. */
  public Report add(Pictures pictures) {
    sections.add(pictures);
    return this;
  }

  /** Adds an animation. */
  public Report add(Animation animation) {
    sections.add(new Section.Film(animation));
    return this;
  }

  /** Whether the run is a small one. */
  public boolean smoke() {
    return smoke;
  }

  /** The metrics in the order in which they came; a read-only view. */
  public Map<String, Double> metrics() {
    return Collections.unmodifiableMap(metrics);
  }

  /** The claims in the order in which they came; a read-only view. */
  public List<Claim> claims() {
    return Collections.unmodifiableList(claims);
  }

  /** Whether no claim fails; true of a report without claims. */
  public boolean claimsHold() {
    return claims.stream().allMatch(Claim::holds);
  }

  /** Headings, texts, tables, charts and pictures in order; a read-only view. */
  public List<Section> sections() {
    return Collections.unmodifiableList(sections);
  }
}
