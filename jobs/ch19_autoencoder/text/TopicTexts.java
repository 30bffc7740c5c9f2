package ch19_autoencoder.text;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.generate.Themes;
import leeml.data.words.book.Book;
import leeml.data.words.book.Books;
import leeml.data.words.book.Names;
import leeml.data.words.book.Passage;
import org.apache.hadoop.conf.Configuration;

/**
 * Passages with known topics: of books, whose topic is the book, with names taken out; or of
 * generated mixtures of themes, whose topic is the theme with the largest share.
 *
 * @param what for people: {@code books}
 * @param topics their names
 * @param passages in their order
 */
public record TopicTexts(String what, List<String> topics, List<Passage> passages) {

  /** Stands for generated texts. */
  public static final String THEMES = "themes";

  private static final int GENERATED = 4000;
  private static final int GENERATED_LENGTH = 40;

  /**
   * Reads or makes them.
   *
   * @param data {@value #THEMES}; {@value leeml.data.words.book.Books#GUTENBERG}, which are themes
   *     too where the books were not fetched; or as {@link Books#read} takes it
   * @param length words of a passage of a book
   */
  public static TopicTexts read(Configuration hadoop, String data, int length, long seed) {
    if (data.equals(THEMES) || (data.equals(Books.GUTENBERG) && !Books.areFetched(hadoop))) {
      Themes themes = new Themes(GENERATED, GENERATED_LENGTH, 1, seed);
      return new TopicTexts(
          "generated texts",
          IntStream.range(0, Themes.count()).mapToObj(Themes::name).toList(),
          IntStream.range(0, GENERATED)
              .mapToObj(i -> new Passage(themes.leading(i), Book.words(themes.document(i))))
              .toList());
    }
    List<Book> books = Books.read(hadoop, data);
    return new TopicTexts(
        "passages of books",
        books.stream().map(Book::title).toList(),
        Passage.cut(books, length, Names.of(books)));
  }
}
