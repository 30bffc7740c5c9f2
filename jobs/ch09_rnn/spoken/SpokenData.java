package ch09_rnn.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.SpokenSplit;
import leeml.model.sequence.SequenceSet;

/**
 * Strings of digits as a network takes them.
 *
 * @param frames what it hears
 * @param train to learn from
 * @param heldOut to be judged by
 * @param said the held-out strings themselves
 */
public record SpokenData(
    SpeechFrames frames, SequenceSet train, SequenceSet heldOut, List<DigitString> said) {

  /** The scale is taken from a part of the training strings, which is enough for a mean. */
  private static final int MEASURED = 200;

  /**
   * Which strings are drawn.
   *
   * @param strings how many to learn from
   * @param heldOut how many to be judged by
   * @param shortest digits at least
   * @param longest digits at most
   * @param stacked frames in a step
   */
  public record Plan(int strings, int heldOut, int shortest, int longest, int stacked) {}

  /**
   * Draws training strings from the one part of the recordings and held-out ones from the other.
   */
  public static SpokenData of(SpokenSplit split, Plan plan, long seed) {
    List<DigitString> train = draw(split.train(), plan, plan.strings(), seed);
    List<DigitString> heldOut = draw(split.heldOut(), plan, plan.heldOut(), ~seed);
    SpeechFrames frames =
        SpeechFrames.fitted(
            sounds(train.subList(0, Math.min(MEASURED, train.size()))), plan.stacked());
    return new SpokenData(frames, set(frames, train), set(frames, heldOut), heldOut);
  }

  private static List<DigitString> draw(
      List<SpokenDigit> recordings, Plan plan, int count, long seed) {
    DigitStrings strings = new DigitStrings(recordings, plan.shortest(), plan.longest(), seed);
    List<DigitString> drawn = new ArrayList<>();
    Stream.generate(strings::next).limit(count).forEach(drawn::add);
    return drawn;
  }

  private static SequenceSet set(SpeechFrames frames, List<DigitString> strings) {
    return new SequenceSet(
        frames.of(sounds(strings)),
        strings.stream().map(DigitString::labels).toArray(int[][]::new));
  }

  private static List<Recording> sounds(List<DigitString> strings) {
    return strings.stream().map(DigitString::sound).toList();
  }
}
