package ch09_rnn.spoken;

import java.util.Arrays;
import java.util.stream.Collectors;
import leeml.data.audio.Recording;

/**
 * Several digits said one after the other.
 *
 * @param speaker who says them
 * @param digits 0 … 9 each, in order
 * @param fromSeconds where each begins: known here since it was joined, and told to no network
 * @param toSeconds where each ends
 * @param sound the whole
 */
public record DigitString(
    String speaker, int[] digits, double[] fromSeconds, double[] toSeconds, Recording sound) {

  /** The digits as text: 4071. */
  public String text() {
    return Arrays.stream(digits).mapToObj(String::valueOf).collect(Collectors.joining());
  }

  /** The digits as classes of CTC, whose class 0 is the blank. */
  int[] labels() {
    return Arrays.stream(digits).map(digit -> digit + 1).toArray();
  }
}
