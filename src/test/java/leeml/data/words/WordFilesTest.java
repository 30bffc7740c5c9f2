package leeml.data.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences in files, good and bad, and the numbers of their words. */
class WordFilesTest {

  @TempDir Path folder;

  @Test
  void columnsArePartedByTabsOrSpacesAndSentencesByBlankLines() throws IOException {
    String path =
        write("a.iob", "-DOCSTART- -X- O\n\nto\tO\nNew NNP B-city\nYork\tNNP I-city\n\n\nat O\r\n");
    assertThat(IobFile.read(new Configuration(), path))
        .containsExactly(
            new TaggedSentence(List.of("to", "New", "York"), List.of("O", "B-city", "I-city")),
            new TaggedSentence(List.of("at"), List.of("O")));
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    String noLabel = write("b.iob", "to O\n\nTaipei\n");
    assertThatThrownBy(() -> IobFile.read(new Configuration(), noLabel))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("b.iob, line 3: 'Taipei', expected a word and, last, its label");
    String badLabel = write("c.iob", "to O\nTaipei city\n");
    assertThatThrownBy(() -> IobFile.read(new Configuration(), badLabel))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("c.iob, line 2");
    String empty = write("d.iob", "\n\n");
    assertThatThrownBy(() -> IobFile.read(new Configuration(), empty))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no sentences");
    Path latin = folder.resolve("e.iob");
    Files.write(latin, new byte[] {(byte) 0xe9, ' ', 'O', '\n'});
    assertThatThrownBy(() -> IobFile.read(new Configuration(), latin.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("e.iob: cannot be read as UTF-8");
  }

  @Test
  void polaritiesComeFromTheZipOrFromLines() throws IOException {
    Path zip = folder.resolve("p.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, "x/rt.neg", "dull .\nso Long\n");
      entry(out, "x/rt.pos", "fine caf\u00e9\n");
    }
    List<SentencePolarity> expected =
        List.of(
            new SentencePolarity(List.of("fine", "caf\u00e9"), true),
            new SentencePolarity(List.of("dull", "."), false),
            new SentencePolarity(List.of("so", "long"), false));
    assertThat(SentencePolarity.read(new Configuration(), zip.toString())).isEqualTo(expected);
    String lines = write("p.txt", "1\tfine caf\u00e9\nneg dull .\n0,so Long\n");
    assertThat(SentencePolarity.read(new Configuration(), lines)).isEqualTo(expected);
    String bad = write("q.txt", "1\tfine\nwhat\n");
    assertThatThrownBy(() -> SentencePolarity.read(new Configuration(), bad))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("q.txt, line 2: 'what', expected 0, 1, neg or pos");
  }

  @Test
  void wordsAreNumberedByCountAndRareOnesAreUnknown() {
    Vocabulary words =
        Vocabulary.of(List.of(List.of("b", "a", "c", "b"), List.of("a", "b", "d")), 2);
    assertThat(words.size()).isEqualTo(3);
    assertThat(words.numbers(List.of("b", "a", "c", "zebra"))).containsExactly(1, 2, 0, 0);
    assertThat(words.word(0)).isEqualTo("<unk>");
  }

  private static void entry(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.closeEntry();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
