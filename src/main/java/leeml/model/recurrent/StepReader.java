package leeml.model.recurrent;

import java.io.Serializable;
import java.util.SplittableRandom;
import leeml.model.sequence.Frames;
import leeml.model.sequence.PackedSteps;
import leeml.model.sequence.Tokens;

/**
 * What goes into a network at a step as {@code width} numbers: a frame as it is, or a token's row
 * of the table E, shape (vocabulary, width), with which θ begins.
 *
 * @param vocabulary how many different tokens there are; 0 for frames
 * @param width numbers a step
 */
record StepReader(int vocabulary, int width) implements Serializable {

  /** The number of E's parameters. */
  int size() {
    return vocabulary * width;
  }

  /** Draws E, uniform in ±0.1. */
  void initialize(SplittableRandom random, float[] theta) {
    for (int k = 0; k < size(); k++) {
      theta[k] = (float) random.nextDouble(-0.1, 0.1);
    }
  }

  /** Writes a place's step t, {@code width} numbers from {@code into[at]} on. */
  void read(float[] theta, PackedSteps packed, int p, int t, float[] into, int at) {
    if (packed.batch().set().inputs() instanceof Frames frames) {
      if (frames.columns() != width || vocabulary > 0) {
        throw new IllegalArgumentException(
            "frames of %d numbers for a network of %s"
                .formatted(frames.columns(), vocabulary > 0 ? "tokens" : "frames of " + width));
      }
      System.arraycopy(frames.values()[packed.sequence(p)], t * width, into, at, width);
    } else {
      System.arraycopy(theta, token(packed, p, t) * width, into, at, width);
    }
  }

  /** Adds dL/d(what {@link #read} gave) to the gradient of E; nothing to do for frames. */
  void addSlope(float[] slope, int at, PackedSteps packed, int p, int t, float[] gradient) {
    if (vocabulary > 0) {
      int into = token(packed, p, t) * width;
      for (int k = 0; k < width; k++) {
        gradient[into + k] += slope[at + k];
      }
    }
  }

  /** The token of a place's step t, checked. */
  int token(PackedSteps packed, int p, int t) {
    if (!(packed.batch().set().inputs() instanceof Tokens tokens)) {
      throw new IllegalArgumentException("frames for a network of tokens");
    }
    int id = tokens.ids()[packed.sequence(p)][t];
    if (id >= vocabulary) {
      throw new IllegalArgumentException(
          "token %d in sequence %d, expected 0 … %d"
              .formatted(id, packed.sequence(p), vocabulary - 1));
    }
    return id;
  }
}
