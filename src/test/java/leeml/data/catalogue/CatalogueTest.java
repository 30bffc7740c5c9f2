package leeml.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import leeml.data.TestFiles;
import leeml.data.fetch.DataFile;
import leeml.data.fetch.FileServer;
import leeml.data.fetch.Progress;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  @TempDir private Path cache;
  @TempDir private Path mirror;

  @Test
  void theShippedListIsWhole() {
    CatalogueList list = CatalogueList.shipped();
    assertThat(list.sets())
        .extracting(DataSet::name)
        .contains("mnist", "fashion-mnist", "adult", "beijing-pm25", "california-housing", "cora")
        .contains("sentence-polarity", "speech-digits", "translation", "pokemon")
        .contains("adbench-annthyroid", "adbench-cardio", "adbench-mammography", "adbench-thyroid");
    Set<String> names = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (DataSet set : list.sets()) {
      assertThat(names.add(set.name())).as(set.name()).isTrue();
      assertThat(set.address()).startsWith("http");
      assertThat(set.licence()).isNotBlank();
      assertThat(set.files()).isNotEmpty();
      for (DataFile file : set.files()) {
        assertThat(files.add(file.file())).as(file.file()).isTrue();
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
        assertThat(file.bytes()).isPositive();
        assertThat(file.url().isPresent() || !set.note().isBlank())
            .as("%s has an address, or a note that says why not", file.file())
            .isTrue();
      }
    }
  }

  @Test
  void findsWhatIsInAMirrorFolderOrInTheCache() throws IOException {
    Catalogue catalogue = catalogue(mirror.toString());
    assertThat(catalogue.find("words")).isEmpty();
    TestFiles.text(mirror, "texts/hello.txt", "hello");
    TestFiles.text(mirror, "texts/again.txt.gz", "hello");
    assertThat(catalogue.find("words").orElseThrow().path()).isEqualTo(mirror + "/texts/hello.txt");
    assertThat(catalogue.fetch("words", Progress.SILENT).root()).isEqualTo(cache.toString());
    LocatedSet cached = catalogue.find("words").orElseThrow();
    assertThat(cached.path("again.txt.gz")).isEqualTo(cache + "/texts/again.txt.gz");
    assertThat(Path.of(cached.path("again.txt.gz")))
        .hasBinaryContent(TestFiles.gzip("hello".getBytes(UTF_8)));
    assertThat(TestFiles.namesIn(cache)).containsExactly("texts/again.txt.gz", "texts/hello.txt");
    assertThatThrownBy(() -> cached.path("none"))
        .isInstanceOf(UsageException.class)
        .hasMessage("words has no file 'none', it has [hello.txt, again.txt.gz]");
  }

  @Test
  void fetchesFromAMirrorOnTheWeb() throws IOException {
    try (FileServer server = new FileServer()) {
      server.put("/data/texts/hello.txt", "hello".getBytes(UTF_8));
      server.put("/data/texts/again.txt.gz", TestFiles.gzip("hello".getBytes(UTF_8)));
      Catalogue catalogue = catalogue(server.root() + "/data/");
      assertThat(catalogue.find("words")).isEmpty();
      catalogue.fetch("words", Progress.SILENT);
      assertThat(catalogue.find("words")).isPresent();
      catalogue.fetch("words", Progress.SILENT);
      assertThat(server.ranges()).as("nothing is fetched twice").hasSize(2);
    }
  }

  @Test
  void fetchesAgainWhatIsDamaged() throws IOException {
    TestFiles.text(mirror, "texts/hello.txt", "hello");
    TestFiles.text(mirror, "texts/again.txt.gz", "hello");
    TestFiles.text(cache, "texts/hello.txt", "jello");
    TestFiles.bytes(cache, "texts/again.txt.gz", new byte[] {0x1f, (byte) 0x8b, 8});
    Catalogue catalogue = catalogue(mirror.toString());
    assertThat(Verification.fetched(catalogue)).noneMatch(Verification.Result::holds);
    catalogue.fetch("words", Progress.SILENT);
    assertThat(Verification.fetched(catalogue)).hasSize(2).allMatch(Verification.Result::holds);
  }

  @Test
  void aMirrorWithOtherBytesIsBadInput() throws IOException {
    TestFiles.text(mirror, "texts/hello.txt", "jello");
    assertThatThrownBy(() -> catalogue(mirror.toString()).fetch("words", Progress.SILENT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected " + HELLO);
    assertThat(TestFiles.namesIn(cache)).isEmpty();
  }

  @Test
  void aMirrorWithoutTheFileIsBadInput() {
    assertThatThrownBy(() -> catalogue(mirror.toString()).fetch("words", Progress.SILENT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("texts/hello.txt: the mirror has no such file");
  }

  @Test
  void saysWhyASetCannotBeFetchedFromItsAddress() {
    assertThatThrownBy(() -> catalogue(null).fetch("words", Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "texts/hello.txt has no direct address (only in print; http://example.org); set LEEML_DATA_MIRROR to a folder or address that has it");
  }

  @Test
  void namesTheNearestSet() {
    assertThatThrownBy(() -> catalogue(null).find("wrods"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no data set 'wrods'; the nearest is 'words'");
  }

  @Test
  void twoFetchesOfTheSameSetDoNotMix() throws IOException {
    TestFiles.text(mirror, "texts/hello.txt", "hello");
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve(".words.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> catalogue(mirror.toString()).fetch("words", Progress.SILENT))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("words is being fetched already");
    }
    assertThat(Files.exists(cache.resolve("texts"))).isFalse();
  }

  @Test
  void aManifestVouchesForEveryFile() throws IOException {
    TestFiles.text(
        mirror,
        "MANIFEST.md",
        "| file | holds | bytes | sha256 |\n|---|---|---|---|\n"
            + "| a.txt | 1 line | 5 | "
            + HELLO
            + " |\n| b.txt.gz | 1 line | 5 | "
            + HELLO
            + " |\n| c.txt | 1 line | 5 | "
            + HELLO
            + " |\n");
    TestFiles.text(mirror, "a.txt", "hello");
    TestFiles.bytes(mirror, "b.txt.gz", TestFiles.gzip("jello".getBytes(UTF_8)));
    TestFiles.text(mirror, "d.txt", "hello");
    assertThat(Verification.shipped(mirror))
        .extracting(
            result ->
                result.file() + " " + result.holds() + " " + result.finding().split(",", -1)[0])
        .containsExactly(
            "a.txt true ok",
            "b.txt.gz false has 5 bytes with sha256 187c9bceeb919e1b3e6d20fa50ecabf7d9d50b5343e8f9a3d912abb13929102e",
            "c.txt false is missing",
            "d.txt false is not in MANIFEST.md");
    assertThatThrownBy(() -> Verification.shipped(cache)).isInstanceOf(BadInputException.class);
  }

  private Catalogue catalogue(String mirrorRoot) {
    String entry =
        """
        sets = [{
          name = words, title = "two greetings", address = "http://example.org"
          licence = "none", note = "only in print"
          files = [{ file = "texts/hello.txt", bytes = 5, sha256 = ${sum} },
                   { file = "texts/again.txt.gz", bytes = 5, sha256 = ${sum} }]
        }]
        """;
    CatalogueList list =
        CatalogueList.of(ConfigFactory.parseString(entry + "sum = " + HELLO).resolve());
    return new Catalogue(list, cache, Optional.ofNullable(mirrorRoot), new Configuration());
  }
}
