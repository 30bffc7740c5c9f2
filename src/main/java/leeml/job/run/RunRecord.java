package leeml.job.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.job.JobConfig;
import leeml.job.Run;
import leeml.report.Machine;
import leeml.report.Report;
import leeml.report.RunFolder;
import leeml.report.RunResult;
import leeml.report.RunResult.Status;
import leeml.report.page.ReportPage;
import org.apache.spark.package$;

/** Writes down, once, how a run ended. Safe for the runner and a shutdown hook at a time. */
final class RunRecord {

  /** How often a report is read again that the job is still writing to. */
  private static final int ATTEMPTS = 20;

  private static final List<String> FACTS =
      List.of("data", "strategy", "workers", "topology", "compress", "partition", "cluster");

  private final JobConfig config;
  private final String title;
  private final Report report;
  private final RunFolder folder;
  private final long startNanos = System.nanoTime();
  private Run run;
  private RunResult written;

  RunRecord(JobConfig config, String title, Report report, RunFolder folder) {
    this.config = config;
    this.title = title;
    this.report = report;
    this.folder = folder;
    folder.config(config.render());
  }

  /** The run has started; from now on it may have a ledger. */
  synchronized void started(Run started) {
    run = started;
  }

  /**
   * Writes {@code result.json} and {@code report.html}; the first call counts.
   *
   * @param error why the run did not end well; null if it did
   * @return the result as it was written
   */
  synchronized RunResult end(Status status, String error) {
    if (written == null) {
      written = write(status, error);
    }
    return written;
  }

  private RunResult write(Status status, String error) {
    for (int attempt = 1; ; attempt++) {
      try {
        RunResult result = result(status, error);
        folder.result(result);
        folder.page(ReportPage.of(result));
        return result;
      } catch (ConcurrentModificationException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private RunResult result(Status status, String error) {
    RunResult result =
        RunResult.of(config.job(), status, report)
            .title(title)
            .config(config.toMap())
            .environment(environment())
            .seconds((System.nanoTime() - startNanos) / 1e9);
    facts().forEach(result::fact);
    if (run != null) {
      result.ledger(run.ledger());
    }
    return error == null ? result : result.error(error);
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("master", config.run().getString("master"));
    facts.put("seed", config.run().getString("seed"));
    Config options = config.options();
    for (String key : FACTS) {
      String path = ConfigUtil.quoteString(key);
      String value = options.hasPath(path) ? options.getValue(path).unwrapped().toString() : "";
      if (!value.isEmpty()) {
        facts.put(key, value);
      }
    }
    return facts;
  }

  private Map<String, Object> environment() {
    Map<String, Object> environment = new LinkedHashMap<>(Machine.facts());
    environment.put("spark", package$.MODULE$.SPARK_VERSION());
    environment.put("master", config.run().getString("master"));
    return environment;
  }
}
