package ch04_optimization.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class DecayGridTest {

  private final double[] rates = {-3, -2};
  private final double[] decays = {-4, -3, -2};

  @Test
  void theBorderLiesWhereTheErrorCrossesTheMargin() {
    // At the first rate 5 → 5 → 9 crosses 6 a quarter of the way; at the second 4 → 6 does half
    // way.
    DecayGrid grid = new DecayGrid(rates, decays, new double[][] {{5, 4}, {5, 6}, {9, 20}});
    assertThat(grid.border(1)).containsExactly(new double[] {-2.75, -3.5}, offset(1e-12));
    assertThat(grid.borderSlope(1)).isEqualTo(-0.75, offset(1e-12));
    assertThat(grid.best()).isEqualTo(4);
  }

  @Test
  void withoutHarmTheBorderIsTheEndOfTheGrid() {
    DecayGrid grid = new DecayGrid(rates, decays, new double[][] {{5, 5}, {5, 5}, {5, 5}});
    assertThat(grid.border(1)).containsExactly(-2, -2);
    assertThat(grid.borderSlope(1)).isZero();
  }
}
