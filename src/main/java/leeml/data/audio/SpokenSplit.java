package leeml.data.audio;

import java.util.List;
import leeml.error.BadInputException;

/**
 * Recordings to learn from, and others to be judged by.
 *
 * @param train to learn from, at least one
 * @param heldOut to be judged by, at least one
 * @param newSpeakers whether nobody is heard in both
 */
public record SpokenSplit(List<SpokenDigit> train, List<SpokenDigit> heldOut, boolean newSpeakers) {

  /** Copies both. */
  public SpokenSplit {
    train = List.copyOf(train);
    heldOut = List.copyOf(heldOut);
  }

  /**
   * Holds out the takes 0 … n − 1 of each speaker and digit: recordings never heard, of voices that
   * were. With n = 5 it is the split of the Free Spoken Digit Dataset.
   *
   * @param where what to call the recordings in a message
   * @throws BadInputException if one part is empty
   */
  public static SpokenSplit byTake(List<SpokenDigit> all, int n, String where) {
    return of(
        all.stream().filter(digit -> digit.take() >= n).toList(),
        all.stream().filter(digit -> digit.take() < n).toList(),
        false,
        where,
        "takes 0 … " + (n - 1));
  }

  /**
   * Holds out all recordings of a speaker: a voice never heard.
   *
   * @throws BadInputException if one part is empty
   */
  public static SpokenSplit bySpeaker(List<SpokenDigit> all, String speaker, String where) {
    return of(
        all.stream().filter(digit -> !digit.speaker().equals(speaker)).toList(),
        all.stream().filter(digit -> digit.speaker().equals(speaker)).toList(),
        true,
        where,
        "speaker '" + speaker + "'");
  }

  private static SpokenSplit of(
      List<SpokenDigit> train,
      List<SpokenDigit> heldOut,
      boolean newSpeakers,
      String where,
      String rule) {
    if (train.isEmpty() || heldOut.isEmpty()) {
      throw new BadInputException(
          where,
          "holding out %s leaves %d recordings to learn from and %d to be judged by, expected some of each"
              .formatted(rule, train.size(), heldOut.size()));
    }
    return new SpokenSplit(train, heldOut, newSpeakers);
  }
}
