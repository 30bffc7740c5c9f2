package leeml.model.convolution;

import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.Tokens;

/**
 * How the words of a batch lie behind each other as rows: sentence by sentence, with a gap of empty
 * rows before, between and after them, so that a window over a few rows never sees two sentences.
 */
final class SpacedRows {

  private final int[][] ids;
  private final int[] first;
  private final int gap;

  /**
   * The layout of a batch.
   *
   * @param gap empty rows, at least 0
   */
  SpacedRows(SequenceBatch batch, int gap, int vocabulary) {
    if (!(batch.set().inputs() instanceof Tokens tokens)) {
      throw new IllegalArgumentException("frames for a network of tokens");
    }
    this.gap = gap;
    this.ids = new int[batch.size()][];
    this.first = new int[batch.size() + 1];
    first[0] = gap;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tokens.ids()[batch.sequence(i)];
      first[i + 1] = first[i] + ids[i].length + gap;
      for (int id : ids[i]) {
        if (id >= vocabulary) {
          throw new IllegalArgumentException(
              "token %d in sequence %d, expected 0 … %d"
                  .formatted(id, batch.sequence(i), vocabulary - 1));
        }
      }
    }
  }

  /** The number of sentences. */
  int sentences() {
    return ids.length;
  }

  /** The number of rows, gaps included. */
  int rows() {
    return first[ids.length];
  }

  /** The row of a sentence's first word. */
  int first(int sentence) {
    return first[sentence];
  }

  /** How many words a sentence has. */
  int length(int sentence) {
    return ids[sentence].length;
  }

  /** A sentence's word t. */
  int id(int sentence, int t) {
    return ids[sentence][t];
  }

  /** The row before which a sentence's words end. */
  int end(int sentence) {
    return first[sentence + 1] - gap;
  }
}
