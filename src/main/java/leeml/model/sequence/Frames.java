package leeml.model.sequence;

/**
 * p numbers at every step: a frame of sound, a row of a series.
 *
 * @param values by sequence, shape (T, p) step by step; not copied
 * @param columns p, at least 1
 */
public record Frames(float[][] values, int columns) implements StepInputs {

  /** Refuses an empty sequence and one that is not made of frames of p numbers. */
  public Frames {
    if (columns < 1) {
      throw new IllegalArgumentException("frames of " + columns + " numbers, expected at least 1");
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i].length == 0 || values[i].length % columns != 0) {
        throw new IllegalArgumentException(
            "sequence %d has %d numbers, expected a multiple of %d"
                .formatted(i, values[i].length, columns));
      }
    }
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public int length(int sequence) {
    return values[sequence].length / columns;
  }

  @Override
  public Frames take(int... sequences) {
    float[][] taken = new float[sequences.length][];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = values[sequences[i]];
    }
    return new Frames(taken, columns);
  }
}
