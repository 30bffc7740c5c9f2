package leeml.job.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.error.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iid",
        "dirichlet:alpha=0.1",
        "by-label",
        "by-label:blocks=2",
        "sizes:shares=3:1",
        "sizes:shares=0.5:0:2"
      })
  void aNameReadsBackAsItIsWritten(String text) {
    assertThat(PartitionNames.parse(text).name()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dirichlet            | dirichlet needs alpha=…
          dirichlet:alpha=0    | dirichlet:alpha=0: alpha must be above 0 and finite, but is 0.0
          dirichelt:alpha=1    | no partition 'dirichelt'; did you mean dirichlet? (there are: iid, dirichlet, by-label, sizes)
          by-label:block=2     | by-label has no parameter block; did you mean blocks? (it has: blocks)
          sizes                | sizes needs shares=…
          sizes:shares=a:b     | sizes: shares is 'a:b', expected numbers such as 3:1:1
          """)
  void aMistakeIsSaidWithWhatIsRight(String text, String message) {
    assertThatThrownBy(() -> PartitionNames.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
