package leeml.data.audio.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * How much of each frequency a frame holds: P_k = |Σ_i x_i e^(−2πjki/N)|² / N for k = 0 … N/2, at
 * the frequency k · rate / N.
 *
 * <p>Parseval: Σ x_i² = P_0 + P_(N/2) + 2 Σ P_k over the k in between. One thread at a time.
 */
public final class PowerSpectrum {

  private final int size;
  private final DoubleFFT_1D transform;

  /**
   * A transform of N numbers.
   *
   * @param size N, a power of two, at least 4
   */
  public PowerSpectrum(int size) {
    if (size < 4 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "a transform of " + size + " numbers, expected a power of two, at least 4");
    }
    this.size = size;
    this.transform = new DoubleFFT_1D(size);
  }

  /** A transform of the least power of two that holds a frame of so many numbers. */
  public static PowerSpectrum holding(int length) {
    return new PowerSpectrum(Math.max(4, Integer.highestOneBit(2 * length - 1)));
  }

  /** N. */
  public int size() {
    return size;
  }

  /** The number N/2 + 1 of frequencies. */
  public int bins() {
    return size / 2 + 1;
  }

  /**
   * The spectrum of a frame.
   *
   * @param frame shape (N); overwritten
   * @param power takes P, shape (N/2 + 1)
   */
  public void of(double[] frame, double[] power) {
    transform.realForward(frame);
    // Packed as Re 0, Re N/2, Re 1, Im 1, Re 2, Im 2, …
    power[0] = frame[0] * frame[0] / size;
    power[size / 2] = frame[1] * frame[1] / size;
    for (int k = 1; k < size / 2; k++) {
      double re = frame[2 * k];
      double im = frame[2 * k + 1];
      power[k] = (re * re + im * im) / size;
    }
  }
}
