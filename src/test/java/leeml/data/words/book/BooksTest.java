package leeml.data.words.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import leeml.error.BadInputException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books from folders and archives, their names, and passages of them. */
class BooksTest {

  private static final String TEXT =
      "Anne's hat -- it is Anne’s. The hat! Perhaps the\nhat; perhaps Anne.";

  @TempDir Path folder;

  @Test
  void aFolderHoldsABookAFile() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "Two words");
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.txt.gz")))) {
      gzip.write("don't stop".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Books.read(new Configuration(), folder.toString()))
        .containsExactly(
            new Book("a", List.of("don't", "stop")), new Book("b", List.of("Two", "words")));
  }

  @Test
  void anArchiveHoldsABookAText() throws IOException {
    Path file = folder.resolve("books.tar.gz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (String name : new String[] {"shelf/README", "shelf/one.txt"}) {
        byte[] text = (name + " here").getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    assertThat(Books.read(new Configuration(), file.toString()))
        .containsExactly(new Book("one", List.of("shelf", "one", "txt", "here")));
  }

  @Test
  void theShippedNovelsAreSix() {
    List<Book> novels = Books.read(new Configuration(), Books.NOVELS);
    assertThat(novels).hasSize(6);
    assertThat(novels.get(0).title()).isEqualTo("emma");
    Set<String> names = Names.of(novels);
    assertThat(names)
        .contains("emma", "elizabeth", "bath", "emma's")
        .doesNotContain("perhaps", "the");
  }

  @Test
  void anEmptyBookIsNamed() throws IOException {
    Files.writeString(folder.resolve("empty.txt"), " 12 -- \n");
    assertThatThrownBy(() -> Books.read(new Configuration(), folder.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("empty.txt")
        .hasMessageContaining("an empty text");
    Path none = Files.writeString(folder.resolve("none.tar"), "");
    assertThatThrownBy(() -> Books.read(new Configuration(), none.toString()))
        .hasMessageContaining("no file that ends in .txt");
  }

  @Test
  void namesAreWrittenWithACapital() {
    Book book = new Book("t", Book.words(TEXT));
    assertThat(book.words())
        .containsExactly(
            "Anne's", "hat", "it", "is", "Anne’s", "The", "hat", "Perhaps", "the", "hat", "perhaps",
            "Anne");
    assertThat(Names.of(List.of(book))).containsExactlyInAnyOrder("anne's", "anne’s", "anne");
  }

  @Test
  void passagesAreAsLongAsAskedForBeforeNamesAreTakenOut() {
    Book book = new Book("t", Book.words(TEXT));
    List<Passage> passages = Passage.cut(List.of(book, book), 5, Set.of("anne's", "anne’s"));
    assertThat(passages)
        .containsExactly(
            new Passage(0, List.of("hat", "it", "is")),
            new Passage(0, List.of("the", "hat", "perhaps", "the", "hat")),
            new Passage(1, List.of("hat", "it", "is")),
            new Passage(1, List.of("the", "hat", "perhaps", "the", "hat")));
    assertThatThrownBy(() -> Passage.cut(List.of(book), 0, Set.of()))
        .hasMessageContaining("passages of 0 words");
  }
}
