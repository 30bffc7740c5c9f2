package leeml.data.words.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A stretch of a book.
 *
 * @param book its book's number
 * @param words in lower case
 */
public record Passage(int book, List<String> words) {

  /** Copies the words. */
  public Passage {
    words = List.copyOf(words);
  }

  /**
   * Cuts books into passages of as many words each, in their order; what is left at a book's end is
   * dropped.
   *
   * @param length words of a passage as they stand in the book, at least 1
   * @param leftOut words in lower case that are taken out after the cut, such as names
   */
  public static List<Passage> cut(List<Book> books, int length, Set<String> leftOut) {
    if (length < 1) {
      throw new IllegalArgumentException("passages of " + length + " words, expected at least 1");
    }
    List<Passage> passages = new ArrayList<>();
    for (int book = 0; book < books.size(); book++) {
      List<String> words = books.get(book).words();
      for (int from = 0; from + length <= words.size(); from += length) {
        List<String> kept =
            words.subList(from, from + length).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !leftOut.contains(word))
                .toList();
        if (!kept.isEmpty()) {
          passages.add(new Passage(book, kept));
        }
      }
    }
    return passages;
  }
}
