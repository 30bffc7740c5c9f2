package leeml.train.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FullPrecisionTest {

  @Test
  void sendsEveryBitLittleEndian() {
    float odd = Float.intBitsToFloat(0x7fc0_1234);
    float[] vector = {1, -0.0f, odd};
    byte[] bytes = new FullPrecision().init(3, 0).compress(vector);
    assertThat(bytes).containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0x80, 0x34, 0x12, 0xc0, 0x7f);
    float[] arrived = new float[3];
    new FullPrecision().decompress(bytes, arrived);
    for (int i = 0; i < 3; i++) {
      assertThat(Float.floatToRawIntBits(arrived[i])).isEqualTo(Float.floatToRawIntBits(vector[i]));
    }
  }
}
