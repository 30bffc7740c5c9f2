package leeml.data.text;

import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A bad line, as a task sees it: where it starts, but not yet which number it has. */
public final class LineProblem extends RuntimeException {
  private final String file;
  private final long offset;
  private final String problem;

  /**
   * @param file the file's whole address
   * @param offset the byte at which the line starts, in the unpacked file; −1: not known
   * @param problem what stands there and what was expected
   */
  public LineProblem(String file, long offset, String problem) {
    super(InputFiles.shown(new Path(file)) + ", byte " + offset + ": " + problem);
    this.file = file;
    this.offset = offset;
    this.problem = problem;
  }

  /** The problem with its line number, found by reading the file up to it. */
  public BadInputException withLineNumber(Configuration hadoop) {
    String shown = InputFiles.shown(new Path(file));
    if (offset < 0) {
      return new BadInputException(shown, problem, this);
    }
    long number = LineNumbers.at(hadoop, new Path(file), offset);
    return new BadInputException(shown + ", line " + number, problem, this);
  }
}
