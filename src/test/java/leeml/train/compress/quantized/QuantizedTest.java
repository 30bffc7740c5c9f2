package leeml.train.compress.quantized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import leeml.train.compress.Compressor;
import org.junit.jupiter.api.Test;

/** Sixteen bits and one bit, by hand. */
class QuantizedTest {

  private final float[] arrived = new float[3];

  @Test
  void halvesAreSentLittleEndianAndNothingIsRemembered() {
    Compressor.State state = new Fp16().init(3, 0);
    byte[] bytes = state.compress(new float[] {1, -2, 1e-9f});
    assertThat(bytes).containsExactly(0x00, 0x3c, 0x00, 0xc0, 0, 0);
    new Fp16().decompress(bytes, arrived);
    assertThat(arrived).containsExactly(1, -2, 0);
    assertThat(state.vectors()).isEmpty();
  }

  @Test
  void signSendsTheMeanMagnitude() {
    Compressor.State state = new Sign().init(3, 0);
    // p = (3, −1, 2), s = 2.
    byte[] first = state.compress(new float[] {3, -1, 2});
    assertThat(first).containsExactly(0, 0, 0, 0x40, 0b010);
    new Sign().decompress(first, arrived);
    assertThat(arrived).containsExactly(2, -2, 2);
    assertThat(state.vectors().get(0)).containsExactly(1, 1, 0);
    // p = (−3, 1, 5), s = 3.
    new Sign().decompress(state.compress(new float[] {-4, 0, 5}), arrived);
    assertThat(arrived).containsExactly(-3, 3, 3);
    assertThat(state.vectors().get(0)).containsExactly(0, -2, 2);
  }

  @Test
  void signTakesOffWhatTheTheorySays() {
    // ‖p − D(c)‖² = ‖p‖² − ‖p‖₁²/d.
    long seed = 5;
    float[] vector = gaussian(seed, 999);
    Compressor.State state = new Sign().init(999, 0);
    state.compress(vector);
    double sum = 0;
    for (float x : vector) {
      sum += Math.abs(x);
    }
    double expected = square(vector) - sum * sum / 999;
    assertThat(square(state.vectors().get(0)))
        .as("seed %d", seed)
        .isCloseTo(expected, within(1e-4 * expected));
  }

  @Test
  void oneBitSendsTwoMeans() {
    Compressor.State state = new OneBit().init(3, 0);
    // Not negative: 3 and 1, mean 2; negative: −5.
    byte[] first = state.compress(new float[] {3, -5, 1});
    assertThat(first).containsExactly(0, 0, 0, 0x40, 0, 0, 0xa0, 0xc0, 0b010);
    new OneBit().decompress(first, arrived);
    assertThat(arrived).containsExactly(2, -5, 2);
    assertThat(state.vectors().get(0)).containsExactly(1, 0, -1);
    // p = (1, 0, −1) + (1, 4, −2) = (2, 4, −3).
    new OneBit().decompress(state.compress(new float[] {1, 4, -2}), arrived);
    assertThat(arrived).containsExactly(3, 3, -3);
    assertThat(state.vectors().get(0)).containsExactly(-1, 1, 0);
  }

  @Test
  void everyBlockHasItsOwnMeans() {
    int size = OneBit.BLOCK + 3;
    float[] vector = new float[size];
    Arrays.fill(vector, 0, OneBit.BLOCK, 0.5f);
    Arrays.fill(vector, OneBit.BLOCK, size, -100);
    byte[] bytes = new OneBit().init(size, 0).compress(vector);
    float[] whole = new float[size];
    new OneBit().decompress(bytes, whole);
    assertThat(whole).isEqualTo(vector);
    ByteBuffer second = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    second.position(2 * Float.BYTES + OneBit.BLOCK / Byte.SIZE);
    assertThat(second.getFloat()).as("no number that is not negative").isZero();
    assertThat(second.getFloat()).isEqualTo(-100);
    assertThat(second.get()).isEqualTo((byte) 0b111);
  }

  private static float[] gaussian(long seed, int size) {
    Random random = new Random(seed);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static double square(float[] x) {
    double sum = 0;
    for (float each : x) {
      sum += (double) each * each;
    }
    return sum;
  }
}
