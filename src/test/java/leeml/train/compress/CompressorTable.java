package leeml.train.compress;

import java.util.List;
import java.util.function.ToLongFunction;
import leeml.train.compress.lowrank.PowerSgd;
import leeml.train.compress.quantized.Fp16;
import leeml.train.compress.quantized.OneBit;
import leeml.train.compress.quantized.Sign;
import leeml.train.compress.sparse.RandomK;
import leeml.train.compress.sparse.Threshold;
import leeml.train.compress.sparse.TopK;

/** Every compressor, for the properties that all of them have. */
final class CompressorTable {

  private CompressorTable() {}

  /**
   * A compressor and what its class says of it.
   *
   * @param unbiased whether the mean of what arrives is what was given
   * @param feedback whether vector 0 of its memory is what was not sent
   * @param bytes the length of a message, from the vector that arrives
   */
  record Entry(
      Compressor compressor, boolean unbiased, boolean feedback, ToLongFunction<float[]> bytes) {
    @Override
    public String toString() {
      return compressor.name();
    }
  }

  static List<Entry> all() {
    return List.of(
        new Entry(new FullPrecision(), true, false, x -> 4L * x.length),
        new Entry(new Fp16(), false, false, x -> 2L * x.length),
        remembering(new Sign(), x -> 4 + up(x.length, 8)),
        remembering(new OneBit(), x -> 8 * up(x.length, 1024) + up(x.length, 8)),
        remembering(TopK.of(0.01), x -> entries(x, 4, 1)),
        remembering(TopK.of(0.3), x -> entries(x, 4, 1)),
        remembering(TopK.of(1), x -> 5L * x.length),
        new Entry(RandomK.unbiased(0.01), true, false, x -> 8 + 4 * share(x, 0.01)),
        new Entry(RandomK.unbiased(0.4), true, false, x -> 8 + 4 * share(x, 0.4)),
        remembering(RandomK.withFeedback(0.1), x -> 8 + 4 * share(x, 0.1)),
        remembering(Threshold.of(0.5), x -> entries(x, 0, 2)),
        remembering(Threshold.of(4), x -> entries(x, 0, 2)),
        remembering(PowerSgd.of(1), x -> 4 * rankAndSides(x.length, 1)),
        remembering(PowerSgd.of(2), x -> 4 * rankAndSides(x.length, 2)),
        remembering(PowerSgd.of(5), x -> 4 * rankAndSides(x.length, 5)));
  }

  private static Entry remembering(Compressor compressor, ToLongFunction<float[]> bytes) {
    return new Entry(compressor, false, true, bytes);
  }

  private static long up(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static long share(float[] arrived, double ratio) {
    return Math.max(1, Math.round(ratio * arrived.length));
  }

  /** An entry for each number that is not 0, its gap times {@code factor} as 7 bits a byte. */
  private static long entries(float[] arrived, int value, int factor) {
    long bytes = 0;
    long gap = 0;
    for (float x : arrived) {
      if (x == 0) {
        gap++;
      } else {
        long number = factor * gap;
        bytes += value + (number < 128 ? 1 : number < 16_384 ? 2 : 3);
        gap = 0;
      }
    }
    return bytes;
  }

  private static long rankAndSides(int size, int rank) {
    long rows = (long) Math.ceil(Math.sqrt(size));
    long columns = up(size, rows);
    return Math.min(rank, columns) * (rows + columns);
  }
}
