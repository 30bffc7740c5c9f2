package leeml.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import leeml.report.Progress;
import leeml.report.RunFolder;
import leeml.train.Ledger;
import leeml.train.Watcher;

/** Shows a fit under way as a bar, and keeps its ledger in the run folder line by line. */
final class FitWatcher implements Watcher, AutoCloseable {

  private final String name;
  private final RunFolder folder;
  private Progress progress;

  FitWatcher(String name, RunFolder folder) {
    this.name = name;
    this.folder = folder;
  }

  /** Whether the fit has come as far as its first round. */
  boolean hasBegun() {
    return progress != null;
  }

  @Override
  public void begins(long mostSteps) {
    progress = Progress.start(name, mostSteps == Long.MAX_VALUE ? 0 : mostSteps, "step");
  }

  @Override
  public void ended(Ledger.Round round) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("fit", name);
    line.putAll(round.toMap());
    folder.metrics(line);
    progress.stepTo(round.step());
    progress.message(String.format(Locale.ROOT, "loss %.4g", round.loss()));
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
