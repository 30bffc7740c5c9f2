package leeml.data.text;

/**
 * A line of a text file.
 *
 * @param file the file's whole address
 * @param offset the byte at which the line starts, in the unpacked file
 * @param text the line without its end and without a byte order mark
 */
public record Line(String file, long offset, String text) {

  /** Whether this is the first line of its file. */
  public boolean first() {
    return offset == 0;
  }

  /** What is wrong with this line, to be thrown. */
  public LineProblem problem(String problem) {
    return new LineProblem(file, offset, problem);
  }
}
