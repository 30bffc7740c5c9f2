package leeml.train.worker;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a worker carries into its next round, as its line tells of it: all of it if that is a few
 * numbers (a step count), otherwise only that there is more.
 *
 * @param large whether there is more than goes with a line
 * @param state {@link WorkerState#encode()}; of length 0 if there is none, or too much
 */
public record Carried(boolean large, byte[] state) implements Serializable {

  /** Of a worker that carries nothing. */
  public static final Carried NOTHING = new Carried(false, new byte[0]);

  private static final int MOST_NUMBERS = 64;

  /** Of a worker after a round. */
  static Carried of(WorkerState state) {
    boolean large = state.numbers() > MOST_NUMBERS;
    return new Carried(large, large ? new byte[0] : state.encode());
  }

  /** By content: lines are compared. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Carried that && large == that.large && Arrays.equals(state, that.state);
  }

  @Override
  public int hashCode() {
    return 31 * Boolean.hashCode(large) + Arrays.hashCode(state);
  }
}
