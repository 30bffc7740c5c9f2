package leeml.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, true",
    "1, 1, true",
    "1.0000000001, 1, false",
    "NaN, 1, false",
    "-Infinity, 1, true",
    "Infinity, 1, false",
    "1, NaN, false"
  })
  void atMostHoldsUpToItsBound(double value, double bound, boolean holds) {
    assertThat(Claim.atMost("1.1", "c", value, bound).holds()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, true", "1, 1, true", "0.9999999, 1, false", "NaN, 1, false"})
  void atLeastHoldsFromItsBound(double value, double bound, boolean holds) {
    assertThat(Claim.atLeast("1.1", "c", value, bound).holds()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, 0, true",
    "3.5, 3, 0.5, true",
    "2.5, 3, 0.5, true",
    "3.51, 3, 0.5, false",
    "NaN, 3, 0.5, false",
    "NaN, 3, Infinity, false"
  })
  void withinHoldsUpToItsTolerance(double value, double expected, double off, boolean holds) {
    assertThat(Claim.within("1.1", "c", value, expected, off).holds()).isEqualTo(holds);
  }

  @Test
  void truthIsTrueOrNot() {
    assertThat(Claim.isTrue("1.1", "c", true).holds()).isTrue();
    assertThat(Claim.isTrue("1.1", "c", false).holds()).isFalse();
    assertThat(Claim.isTrue("1.1", "c", false).valueText()).isEqualTo("false");
    assertThat(new Claim("1.1", "c", Double.NaN, new Limit.IsTrue()).holds()).isFalse();
  }

  @Test
  void jsonSaysWhatWasHeldAgainstWhat() {
    assertThat(Json.line(Claim.atMost("3.4", "Adam ends lower", 2e-7, 1e-6).toMap()))
        .isEqualTo(
            "{\"row\":\"3.4\",\"claim\":\"Adam ends lower\",\"value\":2.0E-7,"
                + "\"limit\":\"≤ 1e-6\",\"holds\":true,\"smoke\":false}");
    assertThat(Json.line(Claim.within("1.1", "c", Double.NaN, 3, 0.05).inSmoke().toMap()))
        .contains("\"value\":\"NaN\"", "\"limit\":\"3 ± 0.05\"", "\"holds\":false")
        .contains("\"smoke\":true");
  }

  @Test
  void limitsAreWrittenWithAllTheirDigits() {
    assertThat(new Limit.AtLeast(0.123456789).text()).isEqualTo("≥ 0.123456789");
    assertThat(new Limit.AtMost(1500).text()).isEqualTo("≤ 1500");
    assertThat(new Limit.AtMost(-2.5e-9).text()).isEqualTo("≤ -2.5e-9");
    assertThat(new Limit.IsTrue().text()).isEqualTo("true");
  }

  @Test
  void aToleranceIsNotNegative() {
    assertThatThrownBy(() -> Claim.within("1.1", "c", 1, 1, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance -0.1 is not in [0, ∞)");
    assertThatThrownBy(() -> Claim.isTrue(" ", "c", true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
