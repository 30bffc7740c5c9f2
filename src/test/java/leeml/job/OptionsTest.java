package leeml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import leeml.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  enum Colour {
    RED,
    DARK_BLUE
  }

  /** Reads itself. */
  public record Point(int x, int y) {
    public static Point parse(String text) {
      String[] parts = text.split(":", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("expected x:y");
      }
      return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  record Everything(
      @Key("steps, at least 1") int steps,
      long examples,
      double learningRate,
      boolean shuffle,
      String target,
      Colour colour,
      List<String> names,
      List<Double> rates,
      List<Integer> degrees,
      Point point,
      Duration patience) {
    Everything {
      if (steps < 1) {
        throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
      }
    }
  }

  private static final String GOOD =
      """
      steps = 3, examples = 5000000000, learning-rate = 0.5, shuffle = true, target = price
      colour = dark-blue, names = [a, "b c"], rates = [0.1, 1], degrees = [1, 2]
      point = "3:4", patience = "7"
      """;

  private final Options<Everything> options =
      Options.of(
          "ch00.all",
          Everything.class,
          Map.of(Duration.class, text -> Duration.ofSeconds(Long.parseLong(text))));

  private Everything bind(String override) {
    return options.bind(
        ConfigFactory.parseString(override).withFallback(ConfigFactory.parseString(GOOD)));
  }

  @Test
  void everyTypeIsMapped() {
    assertThat(bind(""))
        .isEqualTo(
            new Everything(
                3,
                5_000_000_000L,
                0.5,
                true,
                "price",
                Colour.DARK_BLUE,
                List.of("a", "b c"),
                List.of(0.1, 1.0),
                List.of(1, 2),
                new Point(3, 4),
                Duration.ofSeconds(7)));
  }

  @Test
  void textOfACommandLineIsReadAsValuesAre() {
    Everything bound =
        bind("steps = \"1e3\", rates = \"0.5, 2\", degrees = \"[7]\", shuffle = \"false\"");
    assertThat(bound.steps()).isEqualTo(1000);
    assertThat(bound.rates()).containsExactly(0.5, 2.0);
    assertThat(bound.degrees()).containsExactly(7);
    assertThat(bound.shuffle()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          steps = 1.5           | ch00.all: key steps is 1.5, expected a whole number
          steps = many          | ch00.all: key steps is many, expected a whole number
          examples = 1e30       | ch00.all: key examples is 1.0E30, expected a whole number
          learning-rate = fast  | ch00.all: key learning-rate is fast, expected a number
          shuffle = perhaps     | ch00.all: key shuffle is perhaps, expected true or false (perhaps)
          colour = dark-blu     | ch00.all: key colour is dark-blu, expected one of red, dark-blue; did you mean dark-blue?
          rates = [1, x]        | ch00.all: key rates is x, expected a number
          point = 3             | ch00.all: key point is 3, expected a point (expected x:y)
          steps = 0             | ch00.all: steps is 0, expected at least 1
          """)
  void aWrongValueIsNamedWithWhatWasExpected(String override, String message) {
    assertThatThrownBy(() -> bind(override)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void anUnknownKeyIsAnErrorThatNamesTheNearest() {
    assertThatThrownBy(() -> bind("lerning-rate = 1"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "ch00.all has no key lerning-rate; did you mean learning-rate? (its keys: steps,");
  }

  @Test
  void aMissingKeyIsAnError() {
    assertThatThrownBy(() -> options.bind(ConfigFactory.parseString("steps = 1")))
        .isInstanceOf(UsageException.class)
        .hasMessage("ch00.all: key examples has no value, expected a whole number");
  }

  @Test
  void keysAreDescribedInTheOrderOfTheRecord() {
    List<Options.Entry> entries = options.describe(ConfigFactory.parseString(GOOD));
    assertThat(entries).extracting(Options.Entry::key).startsWith("steps", "examples");
    assertThat(entries.get(0))
        .isEqualTo(new Options.Entry("steps", "a whole number", "3", "steps, at least 1"));
    assertThat(entries.get(7).value()).isEqualTo("0.1,1");
  }

  record Picture(@Key("pixels, at least 1") int width, Colour colour) {
    Picture {
      if (width < 1) {
        throw new IllegalArgumentException("width is " + width + ", expected at least 1");
      }
    }
  }

  record Shared(String data, Picture picture, @Key("steps") int steps, Point point) {}

  @Test
  void theKeysOfARecordInsideStandBesideTheOthers() {
    Options<Shared> shared = Options.of("ch00.shared", Shared.class, Map.of());
    String block = "data = x, width = 5, colour = red, steps = 2, point = \"1:2\"";
    assertThat(shared.keys()).containsExactly("data", "width", "colour", "steps", "point");
    assertThat(shared.bind(ConfigFactory.parseString(block)))
        .isEqualTo(new Shared("x", new Picture(5, Colour.RED), 2, new Point(1, 2)));
    assertThat(shared.describe(ConfigFactory.parseString(block)).get(1))
        .isEqualTo(new Options.Entry("width", "a whole number", "5", "pixels, at least 1"));
    String wrong = block.replace("width = 5", "width = 0");
    assertThatThrownBy(() -> shared.bind(ConfigFactory.parseString(wrong)))
        .isInstanceOf(UsageException.class)
        .hasMessage("ch00.shared: width is 0, expected at least 1");
  }

  @Test
  void twoComponentsForOneKeyAreRefused() {
    record Twice(int width, Picture picture) {}
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("ch00.twice", Twice.class, Map.of()))
        .withMessageContaining("two components for the key width");
  }

  @Test
  void aTypeThatNothingReadsIsRefusedBeforeAnyValueIsSeen() {
    record Odd(Thread thread) {}
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("ch00.odd", Odd.class, Map.of()))
        .withMessageContaining("java.lang.Thread");
  }
}
