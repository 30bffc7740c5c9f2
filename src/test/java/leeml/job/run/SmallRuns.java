package leeml.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import leeml.job.Job;
import leeml.job.Settings;
import leeml.job.spec.Parsers;
import leeml.report.Claim;

/** Runs jobs small, on data of the test's own, as the launcher would. */
public final class SmallRuns implements AutoCloseable {

  private final List<String> said = new ArrayList<>();
  private final JobRunner runner = new JobRunner(said::add, Parsers.ALL);

  /**
   * Runs a job on two threads.
   *
   * @param folder for the run
   * @param settings keys and values in turn
   */
  public Outcome run(Path folder, Job<?> job, String data, String... settings) {
    said.clear();
    Settings all =
        Settings.none()
            .withSmoke()
            .with("run.master", "local[2]")
            .with("run.home", Path.of("").toAbsolutePath().toString())
            .with("run.out", folder.resolve("run").toString())
            .with("data", data);
    for (int i = 0; i < settings.length; i += 2) {
      all = all.with(settings[i], settings[i + 1]);
    }
    return runner.run(job, all);
  }

  /** What the last run has said. */
  public List<String> said() {
    return said;
  }

  /** Fails unless the run ended well and all its claims hold. */
  public static void works(Outcome outcome) {
    String result = outcome.result().toJsonLine();
    assertThat(outcome.exit()).as(result).isEqualTo(Exit.DONE);
    assertThat(outcome.result().report().claims()).as(result).allMatch(Claim::holds);
  }

  /** Fails unless the data was refused with a line that has these words in it. */
  public static void refused(Outcome outcome, String... words) {
    String result = outcome.result().toJsonLine();
    assertThat(outcome.exit()).as(result).isEqualTo(Exit.BAD_INPUT);
    assertThat(result).contains(words);
  }

  @Override
  public void close() {
    runner.close();
  }
}
