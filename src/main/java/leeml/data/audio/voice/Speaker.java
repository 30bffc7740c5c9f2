package leeml.data.audio.voice;

import java.util.List;

/**
 * Who speaks.
 *
 * @param name told apart by it
 * @param pitchHz of the vocal cords, at the start of a word
 * @param tract formants times this: above 1 for a shorter vocal tract than a man's
 * @param pace words take 1 / this of the usual time
 * @param breath share of noise among the pulses of the vocal cords, in [0, 1)
 * @param hum deviation of background noise in a quiet take, as a share of the voice's peak
 */
public record Speaker(
    String name, double pitchHz, double tract, double pace, double breath, double hum) {

  private static final List<Speaker> ALL =
      List.of(
          new Speaker("anna", 205, 1.17, 1.0, 0.05, 0.004),
          new Speaker("bruno", 105, 0.97, 0.9, 0.02, 0.010),
          new Speaker("chen", 130, 1.03, 1.15, 0.03, 0.003),
          new Speaker("dora", 235, 1.22, 1.1, 0.08, 0.006),
          new Speaker("emil", 90, 0.92, 1.05, 0.04, 0.015),
          new Speaker("fumi", 180, 1.1, 0.85, 0.06, 0.008));

  /** Six of them: high and low, quick and slow, clear and noisy. */
  public static List<Speaker> all() {
    return ALL;
  }
}
