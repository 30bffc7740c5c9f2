package leeml.data.audio.spectrum;

import leeml.data.audio.Recording;

/**
 * The log-mel spectrogram of a sound: at every frame ln(ε + Σ_k w_mk P_k) for M filters m, with ε =
 * 10⁻¹⁰ so that silence has a logarithm. One thread at a time.
 */
public final class LogMel {

  private static final double FLOOR = 1e-10;

  /** Below it lies the hum of the mains and nothing of a voice. */
  private static final double LOWEST_HZ = 60;

  private final int rateHz;
  private final Framing framing;
  private final PowerSpectrum spectrum;
  private final MelFilters filters;

  /** Speech's usual frames of 25 ms every 10 ms under M filters from 60 Hz to half the rate. */
  public LogMel(int rateHz, int filters) {
    this(rateHz, Framing.ofSpeech(rateHz), filters);
  }

  /**
   * Frames of another kind.
   *
   * @param filters M, at least 1
   */
  public LogMel(int rateHz, Framing framing, int filters) {
    this.rateHz = rateHz;
    this.framing = framing;
    this.spectrum = PowerSpectrum.holding(framing.length());
    this.filters = new MelFilters(filters, LOWEST_HZ, rateHz / 2.0, spectrum.size(), rateHz);
  }

  /** How the sound is cut. */
  public Framing framing() {
    return framing;
  }

  /**
   * The spectrogram.
   *
   * @return shape (T, M)
   * @throws IllegalArgumentException if the recording has another rate
   */
  public FeatureFrames of(Recording sound) {
    if (sound.rateHz() != rateHz) {
      throw new IllegalArgumentException(
          "%d samples a second, expected %d".formatted(sound.rateHz(), rateHz));
    }
    int count = framing.count(sound.samples().length);
    float[] values = new float[count * filters.count()];
    double[] frame = new double[spectrum.size()];
    double[] power = new double[spectrum.bins()];
    for (int t = 0; t < count; t++) {
      framing.frame(sound.samples(), t, frame);
      spectrum.of(frame, power);
      for (int m = 0; m < filters.count(); m++) {
        values[t * filters.count() + m] = (float) Math.log(FLOOR + filters.energy(m, power));
      }
    }
    return new FeatureFrames(values, filters.count());
  }
}
