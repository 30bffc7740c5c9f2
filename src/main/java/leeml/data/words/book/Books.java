package leeml.data.words.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import leeml.data.Shipped;
import leeml.data.catalogue.Catalogue;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads books on the driver: a text file each, or a tar of them, plain or gzip. */
public final class Books {

  /** Stands for Project Gutenberg's books where they are at hand, else for the shipped novels. */
  public static final String GUTENBERG = "gutenberg";

  /** Stands for the six novels that come with the project. */
  public static final String NOVELS = "novels";

  private static final String ARCHIVE = "gutenberg_nltk_15.tar.gz";

  private Books() {}

  /**
   * Reads books, ordered by title.
   *
   * @param data {@value #NOVELS}; {@value #GUTENBERG}, which are the novels too where the
   *     catalogue's set was not fetched; or a folder, a glob or a tar of texts in UTF-8
   * @throws BadInputException when nothing is there, a file cannot be read, or a book is empty
   */
  public static List<Book> read(Configuration hadoop, String data) {
    List<Book> books = new ArrayList<>();
    for (Path file : InputFiles.list(hadoop, path(hadoop, data))) {
      String shown = InputFiles.shown(file);
      try (InputStream stream = InputFiles.open(hadoop, file)) {
        if (file.getName().matches(".*\\.(tar|tgz|tar\\.gz)")) {
          addArchive(stream, shown, books);
        } else {
          books.add(book(file.getName(), stream.readAllBytes(), shown));
        }
      } catch (IOException e) {
        throw new BadInputException(shown, "cannot be read: " + e.getMessage(), e);
      }
    }
    books.sort(Comparator.comparing(Book::title));
    return books;
  }

  /** Whether Project Gutenberg's books were fetched, or a mirror has them. */
  public static boolean areFetched(Configuration hadoop) {
    return fetched(hadoop).isPresent();
  }

  private static Optional<String> fetched(Configuration hadoop) {
    return Catalogue.standard(hadoop).find(GUTENBERG).map(set -> set.path(ARCHIVE));
  }

  private static String path(Configuration hadoop, String data) {
    if (data.equals(GUTENBERG)) {
      return fetched(hadoop).orElseGet(() -> Shipped.path(hadoop, "janeausten"));
    }
    return data.equals(NOVELS) ? Shipped.path(hadoop, "janeausten") : data;
  }

  private static void addArchive(InputStream stream, String shown, List<Book> books)
      throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(stream);
    int before = books.size();
    for (TarArchiveEntry entry = tar.getNextTarEntry();
        entry != null;
        entry = tar.getNextTarEntry()) {
      if (entry.isFile() && entry.getName().endsWith(".txt")) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        books.add(book(name, tar.readAllBytes(), shown + ", " + entry.getName()));
      }
    }
    if (books.size() == before) {
      throw new BadInputException(shown, "holds no file that ends in .txt, expected a book each");
    }
  }

  private static Book book(String name, byte[] bytes, String shown) {
    List<String> words = Book.words(new String(bytes, StandardCharsets.UTF_8));
    if (words.isEmpty()) {
      throw new BadInputException(shown, "an empty text, expected the words of a book");
    }
    return new Book(name.replaceFirst("\\.(txt|gz).*$", ""), words);
  }
}
