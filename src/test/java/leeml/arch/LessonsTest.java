package leeml.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read is finished, and leads somewhere. */
class LessonsTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)");

  /** A word in capitals on a line of its own: where something was to be put in later. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z_ -]{3,}");

  static List<Path> pages() throws IOException {
    try (Stream<Path> jobs = Files.walk(Path.of("jobs"));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> top = Files.list(Path.of(""))) {
      return Stream.of(jobs, docs, top)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingIsLeftToBePutIn(Path page) throws IOException {
    assertThat(Files.readAllLines(page)).noneMatch(line -> PLACEHOLDER.matcher(line).matches());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFilesThatAreThere(Path page) throws IOException {
    Path folder = page.toAbsolutePath().getParent();
    List<String> links =
        LINK.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
    assertThat(links).allMatch(link -> Files.exists(folder.resolve(link)));
  }
}
