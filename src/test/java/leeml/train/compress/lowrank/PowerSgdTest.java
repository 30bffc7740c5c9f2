package leeml.train.compress.lowrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import leeml.train.compress.Compressor;
import org.junit.jupiter.api.Test;

/** The recurrence by hand, the grid, and what power iteration promises. */
class PowerSgdTest {

  @Test
  void sendsTheProjectionOnTheImageOfItsStart() {
    PowerSgd one = PowerSgd.of(1);
    Compressor.State state = one.init(4, 0);
    float[] start = state.vectors().get(1);
    start[0] = 1;
    start[1] = 1;
    // M = (1 2; 3 −3): P = M·(1, 1)ᵀ = (3, 0)ᵀ, P̂ = (1, 0)ᵀ, Q = MᵀP̂ = (1, 2)ᵀ.
    byte[] bytes = state.compress(new float[] {1, 2, 3, -3});
    assertThat(bytes)
        .containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40);
    float[] arrived = new float[4];
    one.decompress(bytes, arrived);
    assertThat(arrived).containsExactly(1, 2, 0, 0);
    assertThat(state.vectors().get(0)).containsExactly(0, 0, 3, -3);
    float root = (float) Math.sqrt(5);
    assertThat(start).containsExactly(new float[] {1 / root, 2 / root}, within(1e-6f));
  }

  @Test
  void aMatrixOfLowRankArrivesWhole() {
    long seed = 3;
    Random random = new Random(seed);
    float[] vector = new float[400];
    for (int term = 0; term < 3; term++) {
      float[] u = gaussian(random, 20);
      float[] v = gaussian(random, 20);
      for (int i = 0; i < 400; i++) {
        vector[i] += u[i / 20] * v[i % 20];
      }
    }
    for (int rank : new int[] {3, 5, 100}) {
      float[] arrived = new float[400];
      PowerSgd of = PowerSgd.of(rank);
      of.decompress(of.init(400, seed).compress(vector), arrived);
      assertThat(arrived).as("seed %d, rank %d", seed, rank).containsExactly(vector, within(1e-4f));
    }
  }

  @Test
  void warmStartFindsTheBestOfItsRank() {
    // diag(4, 2, 1): without error feedback, rank 1 tends to 4·e₀e₀ᵀ.
    PowerSgd one = PowerSgd.of(1);
    Compressor.State state = one.init(9, 11);
    float[] arrived = new float[9];
    for (int round = 0; round < 30; round++) {
      Arrays.fill(state.vectors().get(0), 0);
      one.decompress(state.compress(new float[] {4, 0, 0, 0, 2, 0, 0, 0, 1}), arrived);
    }
    float[] best = {4, 0, 0, 0, 0, 0, 0, 0, 0};
    assertThat(arrived).containsExactly(best, within(1e-4f));
  }

  @Test
  void aColumnThatCarriesNothingKeepsItsStart() {
    Compressor.State state = PowerSgd.of(2).init(16, 1);
    float[] before = state.vectors().get(1).clone();
    state.compress(new float[16]);
    assertThat(state.vectors().get(1)).isEqualTo(before);
    float[] ones = new float[16];
    Arrays.fill(ones, 1);
    state.compress(ones);
    float[] after = state.vectors().get(1);
    float[] half = {0.5f, 0.5f, 0.5f, 0.5f};
    assertThat(Arrays.copyOfRange(after, 4, 8)).isEqualTo(Arrays.copyOfRange(before, 4, 8));
    float[] magnitudes = {
      Math.abs(after[0]), Math.abs(after[1]), Math.abs(after[2]), Math.abs(after[3])
    };
    assertThat(magnitudes).containsExactly(half, within(1e-6f));
  }

  @Test
  void theGridIsAsNearToASquareAsItGets() {
    for (int size = 1; size <= 20_000; size++) {
      Grid grid = Grid.of(size);
      int rows = grid.rows();
      int columns = grid.columns();
      assertThat(rows - columns).as("d = %d", size).isBetween(0, 1);
      assertThat(rows * columns).as("d = %d", size).isGreaterThanOrEqualTo(size);
      assertThat((rows - 1) * columns).as("no empty row, d = %d", size).isLessThan(size);
    }
    assertThat(Grid.of(1_000_000)).isEqualTo(new Grid(1_000_000, 1000, 1000));
  }

  @Test
  void columnsBecomeOrthonormalEvenIfNearlyDependent() {
    long seed = 8;
    Random random = new Random(seed);
    int rows = 50;
    float[] matrix = gaussian(random, 3 * rows);
    for (int i = 0; i < rows; i++) {
      matrix[rows + i] = matrix[i] + 1e-4f * matrix[rows + i];
    }
    GramSchmidt.orthonormalise(matrix, rows);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double dot = 0;
        for (int i = 0; i < rows; i++) {
          dot += (double) matrix[a * rows + i] * matrix[b * rows + i];
        }
        assertThat(dot).as("seed %d, %d·%d", seed, a, b).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void dependentColumnsBecomeZero() {
    float[] matrix = {3, 4, -6, -8, 0, 0};
    GramSchmidt.orthonormalise(matrix, 2);
    assertThat(matrix).containsExactly(0.6f, 0.8f, 0, 0, 0, 0);
  }

  @Test
  void seedsGiveDifferentStarts() {
    float[] one = PowerSgd.of(2).init(100, 1).vectors().get(1);
    float[] same = PowerSgd.of(2).init(100, 1).vectors().get(1);
    float[] other = PowerSgd.of(2).init(100, 2).vectors().get(1);
    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void refusesARankOfZero() {
    assertThatThrownBy(() -> PowerSgd.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rank must be at least 1, but is 0");
  }

  private static float[] gaussian(Random random, int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
