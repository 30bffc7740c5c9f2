package leeml.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.data.ShippedCopy;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.Settings;
import leeml.spark.deploy.HadoopFolders;

/**
 * The shipped data where a run's executors find it. On YARN these are on machines that do not see
 * this one's files; elsewhere, and where {@code run.home} says where it is, nothing is copied.
 *
 * @param copy for the run, if it takes one
 * @param hadoop names its file system
 */
record StagedData(Optional<ShippedCopy> copy, HadoopFolders hadoop) {

  /** The master whose executors need it. */
  static final String YARN = "yarn";

  /**
   * What a run takes; nothing is copied yet.
   *
   * @throws UsageException if the environment does not say where YARN is
   * @throws BadInputException if its file system cannot be reached
   */
  static StagedData of(Settings settings, Map<String, String> environment) {
    HadoopFolders hadoop = HadoopFolders.of(environment);
    boolean wanted =
        YARN.equals(settings.run().get("master")) && !settings.run().containsKey("home");
    return new StagedData(
        wanted
            ? Optional.of(ShippedCopy.staged(hadoop.required().configuration()))
            : Optional.empty(),
        hadoop);
  }

  /** The settings with the place of the copy. */
  Settings in(Settings settings) {
    return copy.map(there -> settings.with("run.home", there.home().toString())).orElse(settings);
  }

  /** The same as arguments of a command line. */
  List<String> arguments() {
    return copy.map(there -> List.of("--set", "run.home=" + there.home())).orElse(List.of());
  }

  /**
   * Copies the data unless it is there.
   *
   * @throws BadInputException if that place cannot be written to
   */
  void make() {
    copy.filter(there -> there.make(hadoop.configuration()))
        .ifPresent(
            there ->
                System.err.println(
                    "shipped data: copied to " + there.home() + ", once for all runs"));
  }
}
