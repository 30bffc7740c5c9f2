package leeml.data.words.book;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.generate.Themes;
import org.apache.hadoop.conf.Configuration;

/**
 * Passages with known topics: of books, whose topic is the book, with names taken out; or of
 * generated mixtures of themes, whose topic is the theme with the largest share.
 *
 * @param what they are, for people: {@code passages of books}
 * @param topics their names
 * @param passages in their order
 */
public record TopicTexts(String what, List<String> topics, List<Passage> passages) {

  /** Stands for generated texts. */
  public static final String THEMES = "themes";

  private static final int GENERATED = 4000;

  /**
   * Reads or makes them.
   *
   * @param data {@value #THEMES}; {@value Books#GUTENBERG}, which are themes too where the books
   *     were not fetched; or as {@link Books#read} takes it
   * @param length words of a passage of a book, before names are taken out
   * @param generatedLength words of a generated text
   */
  public static TopicTexts read(
      Configuration hadoop, String data, int length, int generatedLength, long seed) {
    if (data.equals(THEMES) || (data.equals(Books.GUTENBERG) && !Books.areFetched(hadoop))) {
      Themes themes = new Themes(GENERATED, generatedLength, 1, seed);
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
