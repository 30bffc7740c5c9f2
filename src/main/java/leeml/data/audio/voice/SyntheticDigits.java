package leeml.data.audio.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.data.audio.SpokenDigit;

/**
 * Spoken digits of a voice that is computed, for where no recordings are at hand. They are plainer
 * than people's: six speakers who all pronounce alike.
 */
public final class SyntheticDigits {

  private SyntheticDigits() {}

  /**
   * Every digit by every speaker, so many times; ordered by digit, speaker and take.
   *
   * @param seed the same seed gives the same sounds, take for take, however many there are
   * @param takes recordings a digit and speaker, at least 1
   * @param rateHz samples a second, at least 8 000: the highest formant must fit
   */
  public static List<SpokenDigit> say(long seed, int takes, int rateHz) {
    if (takes < 1 || rateHz < 8000) {
      throw new IllegalArgumentException(
          "%d takes at %d samples a second, expected at least 1 at 8000 or more"
              .formatted(takes, rateHz));
    }
    List<SpokenDigit> said = new ArrayList<>();
    for (int digit = 0; digit < SpokenDigit.CLASSES; digit++) {
      for (int who = 0; who < Speaker.all().size(); who++) {
        Speaker speaker = Speaker.all().get(who);
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + digit * 101L + who);
        for (int take = 0; take < takes; take++) {
          FormantSynthesizer voice = new FormantSynthesizer(rateHz, speaker, random.split());
          said.add(new SpokenDigit(digit, speaker.name(), take, voice.say(DigitWords.of(digit))));
        }
      }
    }
    return said;
  }
}
