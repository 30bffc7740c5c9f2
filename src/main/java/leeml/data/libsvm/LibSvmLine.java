package leeml.data.libsvm;

import java.util.StringTokenizer;
import leeml.data.text.Line;

/** Reads one line of the format. */
final class LibSvmLine {
  private final Line line;
  private final StringTokenizer tokens;

  private LibSvmLine(Line line) {
    this.line = line;
    this.tokens = new StringTokenizer(withoutComment(line.text()));
  }

  /** Whether a line holds a row, and not only blanks or a comment. */
  static boolean holdsRow(Line line) {
    return !withoutComment(line.text()).isBlank();
  }

  /** The row of a line; a {@link leeml.data.text.LineProblem} says what is wrong with it. */
  static SparseRow parse(Line line) {
    return new LibSvmLine(line).row();
  }

  private SparseRow row() {
    float label = number(tokens.nextToken(), "label");
    int[] indices = new int[tokens.countTokens()];
    float[] values = new float[indices.length];
    int before = 0;
    for (int i = 0; i < indices.length; i++) {
      String pair = tokens.nextToken();
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw line.problem("'" + pair + "' is not of the form index:value");
      }
      int index = index(pair.substring(0, colon), before);
      indices[i] = index - 1;
      values[i] = number(pair.substring(colon + 1), "value of index " + index);
      before = index;
    }
    return new SparseRow(label, indices, values);
  }

  private int index(String text, int before) {
    int index;
    try {
      index = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw line.problem("the index '" + text + "' is not a whole number from 1 to 2147483647");
    }
    if (index < 1) {
      throw line.problem("the index is " + index + ", indices count from 1");
    }
    if (index <= before) {
      throw line.problem("index " + index + " follows " + before + ", indices must ascend");
    }
    return index;
  }

  private float number(String text, String what) {
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw line.problem("the " + what + " is '" + text + "', expected a number");
    }
    if (!Float.isFinite(value)) {
      throw line.problem("the " + what + " is " + text + ", expected a finite number");
    }
    return value;
  }

  private static String withoutComment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }
}
