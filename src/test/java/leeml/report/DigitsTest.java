package leeml.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void fractionsKeepFourDigitsAndNoNoise() {
    assertThat(Digits.of(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Digits.of(0.1f)).isEqualTo("0.1");
    assertThat(Digits.of(18.43210987)).isEqualTo("18.43");
    assertThat(Digits.of(-0.00012345)).isEqualTo("-0.0001234");
    assertThat(Digits.of(3.0)).isEqualTo("3");
    assertThat(Digits.of(-0.0)).isEqualTo("0");
    assertThat(Digits.of(2.0 / 3, 2)).isEqualTo("0.67");
  }

  @Test
  void verySmallAndVeryLargeHaveAnExponent() {
    assertThat(Digits.of(0.00009)).isEqualTo("9e-5");
    assertThat(Digits.of(1.23456e-9)).isEqualTo("1.235e-9");
    assertThat(Digits.of(1234567.8)).isEqualTo("1.235e6");
    assertThat(Digits.of(1e20)).isEqualTo("1e20");
    assertThat(Digits.of(Double.MIN_VALUE)).isEqualTo("4.9e-324");
  }

  @Test
  void wholeNumbersAreWrittenInFullAndGrouped() {
    assertThat(Digits.of(1000)).isEqualTo("1000");
    assertThat(Digits.of(431080L)).isEqualTo("431\u202f080");
    assertThat(Digits.of(-12345678.0)).isEqualTo("-12\u202f345\u202f678");
    assertThat(Digits.of(49999.99999)).isEqualTo("50\u202f000");
    assertThat(Digits.of(Long.MIN_VALUE)).startsWith("-9\u202f223");
  }

  @Test
  void whatIsNotFiniteIsSaid() {
    assertThat(Digits.of(Double.NaN)).isEqualTo("NaN");
    assertThat(Digits.of(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
    assertThat(Digits.exact(Double.POSITIVE_INFINITY)).isEqualTo("∞");
  }

  @Test
  void noDigitsAreNotEnough() {
    assertThatThrownBy(() -> Digits.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tablesWriteNumbersThisWay() {
    Table table = Table.of("t", "a", "b", "c").row(1.0 / 3, true, null);
    assertThat(table.rows())
        .containsExactly(
            List.of(
                new Table.Cell("0.3333", true),
                new Table.Cell("yes", false),
                new Table.Cell("", false)));
  }

  @Test
  void aRowHasACellForEachColumn() {
    Table table = Table.of("errors", "a", "b").row(1, 2);
    assertThatThrownBy(() -> table.row(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table 'errors' has 2 columns, but row 2 has 1 cells");
  }
}
