package leeml.optim;

import java.util.List;

/**
 * What a rule remembers from one use to the next: vectors and a few scalars, and nothing else.
 * Whoever saves, ships or compares memories needs to know no more than that.
 */
public interface Memory {

  /**
   * Names the recurrence, parts and all: a memory may be restored only into one of the same kind.
   * It holds no hyper-parameters, so that a run may go on with a smaller rate.
   */
  default String kind() {
    return getClass().getName();
  }

  /** The vectors, live and in a fixed order; their number and lengths never change. */
  List<float[]> vectors();

  /** A copy of the scalars (step counts, phases), in a fixed order. */
  double[] scalars();

  /**
   * Sets the scalars to what {@link #scalars} gave before.
   *
   * @throws IllegalArgumentException if their number differs
   */
  void setScalars(double[] scalars);

  /**
   * A memory of vectors alone.
   *
   * @param kind the name of the recurrence, stored with a saved memory
   * @param vectors live, not copied; none for a rule that remembers nothing
   */
  static Memory ofVectors(String kind, float[]... vectors) {
    return new Vectors(kind, List.of(vectors));
  }
}
