package leeml.job.run;

import java.nio.file.Path;
import leeml.report.RunResult;

/**
 * How a run ended.
 *
 * @param exit what it means to the caller
 * @param result what was found, as {@code result.json} has it
 * @param folder the run folder, on this machine; gone if it was copied elsewhere
 * @param place of the run folder for people, on whichever file system it is
 */
public record Outcome(Exit exit, RunResult result, Path folder, String place) {

  /** Where the report lies. */
  public String report() {
    return place + "/report.html";
  }
}
