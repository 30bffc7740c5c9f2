package ch03_gradient_descent.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.error.UsageException;
import org.junit.jupiter.api.Test;

class RegressionTableTest {

  private final RegressionTable table =
      new RegressionTable(
          List.of("a", "b"), new double[][] {{1, 2, 3}, {10, 10, 40}}, new double[] {7, 8, 9});

  @Test
  void centresAndScales() {
    assertThat(table.centred().columns()[1]).containsExactly(-10, -10, 20);
    assertThat(table.standardised().columns()[0])
        .containsExactly(new double[] {-1, 0, 1}, within(1e-12));
    assertThat(table.columns()[0]).as("the table itself stays").containsExactly(1, 2, 3);
  }

  @Test
  void takesColumnsByName() {
    assertThat(table.only(List.of("b")).columns()).isDeepEqualTo(new double[][] {{10, 10, 40}});
    assertThatThrownBy(() -> table.only(List.of("c")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'c'")
        .hasMessageContaining("a, b");
  }

  @Test
  void refusesToScaleAConstant() {
    RegressionTable flat =
        new RegressionTable(List.of("a"), new double[][] {{4, 4}}, new double[] {1, 2});
    assertThatThrownBy(flat::standardised)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'a'");
  }
}
