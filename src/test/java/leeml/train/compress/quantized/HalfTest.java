package leeml.train.compress.quantized;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every half by its definition, and every rounding by the two halves around it. */
class HalfTest {

  private static final int INFINITY = 0x7c00;
  private static final int LARGEST = 0x7bff;

  /** The value by IEEE 754: (−1)ˢ·2ᵉ⁻¹⁵·1.f, or (−1)ˢ·2⁻¹⁴·0.f where e = 0. */
  private static float byDefinition(int half) {
    int exponent = (half >> 10) & 0x1f;
    double fraction = (half & 0x3ff) / 1024.0;
    double magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-14;
    } else {
      magnitude = (1 + fraction) * Math.pow(2, exponent - 15);
    }
    return (float) ((half & 0x8000) == 0 ? magnitude : -magnitude);
  }

  @Test
  void everyHalfIsTheFloatThatItsDefinitionSays() {
    for (int half = 0; half < 1 << 16; half++) {
      float expected = byDefinition(half);
      float found = Half.toFloat((short) half);
      boolean same = Float.floatToIntBits(found) == Float.floatToIntBits(expected);
      assertThat(same).as("half %x: %s, expected %s", half, found, expected).isTrue();
      assertThat(Float.floatToRawIntBits(found) >>> 31).as("sign").isEqualTo(half >>> 15);
    }
  }

  @Test
  void everyHalfComesBackAsItself() {
    for (int half = 0; half < 1 << 16; half++) {
      float x = Half.toFloat((short) half);
      int expected = Float.isNaN(x) ? (half & 0x8000) | 0x7e00 : half;
      assertThat(Half.fromFloat(x) & 0xffff).as("half %x", half).isEqualTo(expected);
    }
  }

  @Test
  void betweenTwoHalvesTheNearerWinsAndTheEvenInTheMiddle() {
    for (int half = 0; half < LARGEST; half++) {
      float middle = (Half.toFloat((short) half) + Half.toFloat((short) (half + 1))) / 2;
      int even = half + (half & 1);
      for (int sign : new int[] {0, 0x8000}) {
        float signed = sign == 0 ? middle : -middle;
        assertHalf(signed, sign | even);
        assertHalf(sign == 0 ? Math.nextDown(middle) : -Math.nextDown(middle), sign | half);
        assertHalf(sign == 0 ? Math.nextUp(middle) : -Math.nextUp(middle), sign | (half + 1));
      }
    }
  }

  @Test
  void saturatesAndKeepsInfinity() {
    for (float x : new float[] {65504, 65519, 65520, 65536, 1e9f, Float.MAX_VALUE}) {
      assertHalf(x, LARGEST);
      assertHalf(-x, 0x8000 | LARGEST);
    }
    assertThat(Half.toFloat((short) LARGEST)).isEqualTo(65504);
    assertHalf(Float.POSITIVE_INFINITY, INFINITY);
    assertHalf(Float.NEGATIVE_INFINITY, 0x8000 | INFINITY);
    assertThat(Half.toFloat(Half.fromFloat(Float.intBitsToFloat(0x7f80_0001)))).isNaN();
  }

  @Test
  void randomFloatsGoToTheNearestHalf() {
    long seed = 20171203;
    Random random = new Random(seed);
    for (int draw = 0; draw < 1_000_000; draw++) {
      float x = Float.intBitsToFloat(random.nextInt());
      if (Math.abs(x) <= 65504) {
        int half = Half.fromFloat(x) & 0x7fff;
        double magnitude = Math.abs((double) x);
        double distance = Math.abs(Half.toFloat((short) half) - magnitude);
        double below = half == 0 ? Double.MAX_VALUE : magnitude - byDefinition(half - 1);
        double above = half == LARGEST ? Double.MAX_VALUE : byDefinition(half + 1) - magnitude;
        boolean nearest = distance <= below && distance <= above;
        assertThat(nearest).as("seed %d, draw %d, %s", seed, draw, x).isTrue();
      }
    }
  }

  private static void assertHalf(float x, int expected) {
    assertThat(Half.fromFloat(x) & 0xffff).as("half of %s", x).isEqualTo(expected);
  }
}
