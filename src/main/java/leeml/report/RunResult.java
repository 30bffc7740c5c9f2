package leeml.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run that has ended, whole: what {@code result.json} and {@code report.html} are written from.
 *
 * <pre>{@code
 * RunResult.of("ch02.degrees", Status.DONE, report)
 *     .title("Error against degree · 误差从哪来")
 *     .fact("seed", seed).fact("strategy", "serial")
 *     .config(config.root().unwrapped())
 *     .environment(Machine.facts())
 *     .seconds(12.3)
 * }</pre>
 */
public final class RunResult {

  /** How a run ended. */
  public enum Status {
    DONE,
    FAILED,
    INTERRUPTED;

    /** The word in {@code result.json}: done, failed, interrupted. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String job;
  private final Status status;
  private final Report report;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private String title;
  private String error;
  private Map<String, ?> config = Map.of();
  private Map<String, ?> environment = Map.of();
  private Map<String, ?> ledger = Map.of();
  private double seconds;

  private RunResult(String job, Status status, Report report) {
    this.job = job;
    this.status = status;
    this.report = report;
    this.title = job;
  }

  /** Starts the result of a job's run. */
  public static RunResult of(String job, Status status, Report report) {
    return new RunResult(job, status, report);
  }

  /** Sets the title of the page; the job's name if not set. */
  public RunResult title(String text) {
    title = text;
    return this;
  }

  /**
   * Adds something to the head of the page: seed, strategy, workers. Not in {@code result.json}.
   */
  public RunResult fact(String name, Object value) {
    facts.put(name, String.valueOf(value));
    return this;
  }

  /** Says in one sentence why the run did not end well. */
  public RunResult error(String sentence) {
    error = sentence;
    return this;
  }

  /** Sets the effective configuration; values may be maps and lists. */
  public RunResult config(Map<String, ?> values) {
    config = copy(values);
    return this;
  }

  /** Sets what the run ran on: java, spark, os, cores. */
  public RunResult environment(Map<String, ?> values) {
    environment = copy(values);
    return this;
  }

  /** Sets the ledger's totals: bytes, rounds, seconds by phase. */
  public RunResult ledger(Map<String, ?> totals) {
    ledger = copy(totals);
    return this;
  }

  /** Sets the wall clock time of the run, in seconds. */
  public RunResult seconds(double wallClock) {
    seconds = wallClock;
    return this;
  }

  /** The job's name, such as {@code ch02.bias-variance}. */
  public String job() {
    return job;
  }

  /** How the run ended. */
  public Status status() {
    return status;
  }

  /** What it found. */
  public Report report() {
    return report;
  }

  /** The title of the page. */
  public String title() {
    return title;
  }

  /** What stands in the head of the page, in order. */
  public Map<String, String> facts() {
    return Collections.unmodifiableMap(facts);
  }

  /** Why the run did not end well, if it is known. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** The effective configuration. */
  public Map<String, ?> config() {
    return config;
  }

  /** What the run ran on. */
  public Map<String, ?> environment() {
    return environment;
  }

  /** The ledger's totals; empty if there is no ledger. */
  public Map<String, ?> ledger() {
    return ledger;
  }

  /** The wall clock time of the run, in seconds. */
  public double seconds() {
    return seconds;
  }

  /**
   * The content of {@code result.json}: job, status, error (if any), metrics, claims, config,
   * environment, ledger, seconds, in this order. Many lines; see {@link #toJsonLine}.
   */
  public String toJson() {
    return Json.pretty(toMap());
  }

  /** The content of {@code result.json} in one line, without the line's end. */
  public String toJsonLine() {
    return Json.line(toMap());
  }

  private Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("job", job);
    map.put("status", status.word());
    error().ifPresent(sentence -> map.put("error", sentence));
    map.put("metrics", report.metrics());
    map.put("claims", report.claims().stream().map(Claim::toMap).toList());
    map.put("config", config);
    map.put("environment", environment);
    map.put("ledger", ledger);
    map.put("seconds", seconds);
    return map;
  }

  private static Map<String, ?> copy(Map<String, ?> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<String, Object>(values));
  }
}
