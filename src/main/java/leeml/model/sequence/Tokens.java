package leeml.model.sequence;

/**
 * A number of a vocabulary at every step: words, characters.
 *
 * @param ids by sequence and step, each at least 0; not copied
 */
public record Tokens(int[][] ids) implements StepInputs {

  /** Refuses an empty sequence and a negative number. */
  public Tokens {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i].length == 0) {
        throw new IllegalArgumentException("sequence " + i + " has no steps, expected at least 1");
      }
      for (int id : ids[i]) {
        if (id < 0) {
          throw new IllegalArgumentException(
              "token %d in sequence %d, expected at least 0".formatted(id, i));
        }
      }
    }
  }

  @Override
  public int count() {
    return ids.length;
  }

  @Override
  public int length(int sequence) {
    return ids[sequence].length;
  }

  @Override
  public Tokens take(int... sequences) {
    int[][] taken = new int[sequences.length][];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = ids[sequences[i]];
    }
    return new Tokens(taken);
  }
}
