package leeml.data.words.book;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text and its title.
 *
 * @param title as the file is called, without its endings
 * @param words as they are written, without punctuation but for apostrophes within; at least one
 */
public record Book(String title, List<String> words) {

  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");

  /** Copies the words. */
  public Book {
    words = List.copyOf(words);
  }

  /** The words of a text, in the case in which they stand there. */
  public static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
