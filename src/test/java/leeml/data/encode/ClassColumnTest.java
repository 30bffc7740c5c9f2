package leeml.data.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassColumnTest {

  @ParameterizedTest
  @CsvSource({
    "true,1.0,1",
    "true,01,1",
    "true,1e2,100",
    "true,-0.50,-0.5",
    "true,yes,yes",
    "true,1e999999999,1e999999999", // as a whole number it would fill the heap
    "true,1e-999999999,1e-999999999",
    "false,yes.,yes",
    "false,yes,yes",
    "false,1.0,1.0",
  })
  void aClassHasOneName(boolean numbers, String field, String name) {
    assertThat(new ClassColumn("y", numbers, ".").named(field)).isEqualTo(name);
  }
}
