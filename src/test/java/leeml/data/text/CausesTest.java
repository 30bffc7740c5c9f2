package leeml.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CausesTest {
  private static final Configuration HADOOP = new Configuration();

  @Test
  void findsBadInputBelowOtherExceptions() {
    BadInputException bad = new BadInputException("a.csv, line 3", "too short");
    assertThat(Causes.badInput(HADOOP, new RuntimeException(new IOException(bad)))).hasValue(bad);
    assertThat(Causes.badInput(HADOOP, new RuntimeException("else"))).isEmpty();
  }

  @Test
  void countsTheLinesUpToAProblem(@TempDir Path folder) {
    String file = TestFiles.text(folder, "a.txt", "\uFEFFone\r\ntwo\rthree\nfour");
    assertLine(file, 0, 1);
    assertLine(file, 8, 2);
    assertLine(file, 12, 3);
    assertLine(file, 18, 4);
  }

  @Test
  void throwsAnythingElseAsItCame() {
    IllegalStateException other = new IllegalStateException("other");
    assertThatThrownBy(
            () ->
                Causes.unwrap(
                    HADOOP,
                    () -> {
                      throw other;
                    }))
        .isSameAs(other);
  }

  private static void assertLine(String file, long offset, int line) {
    LineProblem problem = new LineProblem("file:" + file, offset, "odd");
    assertThat(Causes.badInput(HADOOP, new RuntimeException(problem)))
        .hasValueSatisfying(bad -> assertThat(bad).hasMessage(file + ", line " + line + ": odd"));
  }
}
