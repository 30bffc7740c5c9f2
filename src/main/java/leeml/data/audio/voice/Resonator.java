package leeml.data.audio.voice;

/**
 * A resonance of the mouth: y_n = A x_n + B y_(n−1) + C y_(n−2) with C = −e^(−2πbT), B = 2 e^(−πbT)
 * cos(2πfT), A = 1 − B − C; frequency f and bandwidth b in hertz, T a sample in seconds.
 *
 * <p>It hands on a constant as it is and lifts what is near f. Frequency and bandwidth may change
 * from sample to sample.
 *
 * <p>Source: Klatt, Software for a cascade/parallel formant synthesizer, JASA 67 (1980), section
 * I.C.
 */
final class Resonator {

  private final double sampleSeconds;
  private double a;
  private double b;
  private double c;
  private double last;
  private double lastButOne;

  Resonator(int rateHz) {
    this.sampleSeconds = 1.0 / rateHz;
  }

  /** Tunes it; what resonates goes on. */
  void tune(double hertz, double bandwidthHz) {
    double decay = Math.exp(-Math.PI * bandwidthHz * sampleSeconds);
    c = -decay * decay;
    b = 2 * decay * Math.cos(2 * Math.PI * hertz * sampleSeconds);
    a = 1 - b - c;
  }

  /** The standard deviation of what it makes of white noise of deviation 1. */
  double noiseDeviation() {
    return a * Math.sqrt((1 - c) / ((1 + c) * ((1 - c) * (1 - c) - b * b)));
  }

  /** The next sample. */
  double next(double x) {
    double y = a * x + b * last + c * lastButOne;
    lastButOne = last;
    last = y;
    return y;
  }
}
