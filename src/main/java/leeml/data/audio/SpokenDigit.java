package leeml.data.audio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leeml.error.BadInputException;

/**
 * Somebody saying a digit.
 *
 * @param digit 0 … 9
 * @param speaker who
 * @param take which of the speaker's recordings of this digit
 * @param sound what was recorded
 */
public record SpokenDigit(int digit, String speaker, int take, Recording sound) {

  /** The digits there are. */
  public static final int CLASSES = 10;

  private static final Pattern NAME = Pattern.compile("(\\d)_([^_]+)_(\\d{1,6})\\.wav");

  /**
   * The recording of a file whose name says what it holds.
   *
   * @param name {@code digit_speaker_take.wav}, as {@code 7_jackson_32.wav}
   * @param where what to call the file in a message
   * @param wav the whole file; not modified
   * @param rateHz the samples a second that are expected
   * @throws BadInputException if the name has another form, or the file is none that {@link
   *     WavFile} takes
   */
  public static SpokenDigit read(String name, String where, byte[] wav, int rateHz) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new BadInputException(
          where, "a name of another form, expected digit_speaker_take.wav, as 7_jackson_32.wav");
    }
    return new SpokenDigit(
        Integer.parseInt(parts.group(1)),
        parts.group(2),
        Integer.parseInt(parts.group(3)),
        WavFile.read(wav, where, rateHz));
  }
}
