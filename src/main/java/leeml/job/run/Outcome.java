package leeml.job.run;

import java.nio.file.Path;
import leeml.report.RunResult;

/**
 * How a run ended.
 *
 * @param exit what it means to the caller
 * @param result what was found, as {@code result.json} has it
 * @param folder the run folder
 */
public record Outcome(Exit exit, RunResult result, Path folder) {}
