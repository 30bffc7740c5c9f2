package leeml.data.audio.spectrum;

/**
 * Pitch as it is heard: m(f) = 2595 log₁₀(1 + f / 700), f in hertz; 1 000 Hz are 1 000 mel.
 *
 * <p>Source: O'Shaughnessy, Speech communication, 1987, p. 150.
 */
public final class MelScale {

  private static final double FACTOR = 2595;
  private static final double BREAK_HZ = 700;

  private MelScale() {}

  /** The mels of a frequency, at least 0 Hz. */
  public static double ofHertz(double hertz) {
    return FACTOR * Math.log10(1 + hertz / BREAK_HZ);
  }

  /** The frequency of so many mels, in hertz. */
  public static double toHertz(double mel) {
    return BREAK_HZ * (Math.pow(10, mel / FACTOR) - 1);
  }
}
