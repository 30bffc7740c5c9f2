package leeml.train.checkpoint;

import java.util.Optional;

/**
 * A θ that a run keeps beside the one it trains, and the numbers by which it judges: the best so
 * far by its validation, the one of the lowest loss.
 *
 * @param numbers by the owner's order
 * @param theta shape (d), not copied; empty if there is none yet
 */
public record Kept(double[] numbers, Optional<float[]> theta) {

  /**
   * The numbers, if there are as many as their owner has.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public double[] numbers(int expected) {
    if (numbers.length != expected) {
      throw new IllegalArgumentException(
          "%d numbers kept, expected %d".formatted(numbers.length, expected));
    }
    return numbers;
  }
}
