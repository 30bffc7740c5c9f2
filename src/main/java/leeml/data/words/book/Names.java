package leeml.data.words.book;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words that are written with a capital wherever they stand: people and places, titles, months. Who
 * looks for passages of the same book finds them by its names alone; without them it takes what the
 * passages are about.
 */
public final class Names {

  /** A word that begins so often with a capital is a name. */
  private static final double SHARE = 0.9;

  private Names() {}

  /**
   * The names in some books, in lower case: words of which nine tenths or more begin with a
   * capital. A word that mostly begins sentences, such as “perhaps”, also stands within them.
   */
  public static Set<String> of(List<Book> books) {
    Map<String, int[]> counts = new HashMap<>();
    for (Book book : books) {
      for (String word : book.words()) {
        int[] count = counts.computeIfAbsent(bare(word), name -> new int[2]);
        count[Character.isUpperCase(word.charAt(0)) ? 1 : 0]++;
      }
    }
    Set<String> names = new HashSet<>();
    for (Book book : books) {
      for (String word : book.words()) {
        int[] count = counts.get(bare(word));
        if (count[1] >= SHARE * (count[0] + count[1])) {
          names.add(word.toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** A word in lower case without its genitive: “Emma's” is a name because “Emma” is. */
  private static String bare(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith("'s") || lower.endsWith("’s")
        ? lower.substring(0, lower.length() - 2)
        : lower;
  }
}
