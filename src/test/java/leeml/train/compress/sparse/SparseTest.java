package leeml.train.compress.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import leeml.train.compress.Compressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Top-k, random-k and the threshold, by hand. */
class SparseTest {

  private final float[] arrived = new float[4];

  @Test
  void topKSendsTheLargestAndKeepsTheRest() {
    TopK half = TopK.of(0.5);
    Compressor.State state = half.init(4, 0);
    byte[] first = state.compress(new float[] {1, -4, 0.5f, 2});
    // Place 1: gap 1, −4; place 3: gap 1, 2.
    assertThat(first).containsExactly(1, 0, 0, 0x80, 0xc0, 1, 0, 0, 0, 0x40);
    half.decompress(first, arrived);
    assertThat(arrived).containsExactly(0, -4, 0, 2);
    assertThat(state.vectors().get(0)).containsExactly(1, 0, 0.5f, 0);
    // p = (2, 1, 1.5, 0): what waited goes first.
    half.decompress(state.compress(new float[] {1, 1, 1, 0}), arrived);
    assertThat(arrived).containsExactly(2, 0, 1.5f, 0);
    assertThat(state.vectors().get(0)).containsExactly(0, 1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 4, 1", "0.01, 150, 2", "0.01, 149, 1", "1, 1, 1", "1, 7, 7", "1e-9, 1000, 1"})
  void theCountIsRoundedAndAtLeastOne(double ratio, int size, int count) {
    assertThat(new Ratio(ratio).count(size)).isEqualTo(count);
  }

  @Test
  void randomKScalesWhatItDraws() {
    RandomK half = RandomK.unbiased(0.5);
    Compressor.State state = half.init(4, 9);
    float[] vector = {1, 2, 3, 4};
    for (int round = 0; round < 50; round++) {
      half.decompress(state.compress(vector), arrived);
      int sent = 0;
      for (int i = 0; i < 4; i++) {
        assertThat(arrived[i]).isIn(0f, 2 * vector[i]);
        sent += arrived[i] == 0 ? 0 : 1;
      }
      assertThat(sent).isEqualTo(2);
    }
    assertThat(state.vectors()).isEmpty();
  }

  @Test
  void randomKWithFeedbackSendsWhatWaited() {
    RandomK one = RandomK.withFeedback(0.25);
    Compressor.State state = one.init(4, 9);
    float[] waiting = new float[4];
    for (int round = 0; round < 50; round++) {
      one.decompress(state.compress(new float[] {1, 2, 3, 4}), arrived);
      int sent = -1;
      for (int i = 0; i < 4; i++) {
        waiting[i] += i + 1;
        sent = arrived[i] == 0 ? sent : i;
      }
      assertThat(arrived[sent]).as("round %d", round).isEqualTo(waiting[sent]);
      waiting[sent] = 0;
      assertThat(state.vectors().get(0)).isEqualTo(waiting);
    }
  }

  @Test
  void workersDrawDifferentPlaces() {
    byte[] one = RandomK.unbiased(0.01).init(1000, 1).compress(new float[1000]);
    byte[] other = RandomK.unbiased(0.01).init(1000, 2).compress(new float[1000]);
    assertThat(Arrays.copyOf(one, Long.BYTES)).isNotEqualTo(Arrays.copyOf(other, Long.BYTES));
  }

  @Test
  void thresholdSendsOneStepAndKeepsTheRest() {
    Threshold one = Threshold.of(1);
    Compressor.State state = one.init(4, 0);
    byte[] first = state.compress(new float[] {0.75f, -2.5f, 1, 1.5f});
    // Place 1: gap 1, minus; place 3: gap 1, plus. Exactly τ is not beyond it.
    assertThat(first).containsExactly(2 + 1, 2);
    one.decompress(first, arrived);
    assertThat(arrived).containsExactly(0, -1, 0, 1);
    assertThat(state.vectors().get(0)).containsExactly(0.75f, -1.5f, 1, 0.5f);
    one.decompress(state.compress(new float[] {0.5f, 0, 0, 0}), arrived);
    assertThat(arrived).containsExactly(1, -1, 0, 0);
    assertThat(state.vectors().get(0)).containsExactly(0.25f, -0.5f, 1, 0.5f);
    assertThat(state.compress(new float[4])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.5, Double.NaN})
  void refusesARatioOutOfRange(double ratio) {
    String message = "ratio must be in (0, 1], but is " + ratio;
    assertThatThrownBy(() -> TopK.of(ratio))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> RandomK.unbiased(ratio))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1e300})
  void refusesATauOutOfRange(double tau) {
    assertThatThrownBy(() -> Threshold.of(tau))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be above 0 and finite, but is ");
  }
}
