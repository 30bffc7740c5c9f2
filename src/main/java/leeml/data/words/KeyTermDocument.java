package leeml.data.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A text and the words that it is about.
 *
 * @param words lower case, punctuation as words of its own; at least one
 * @param terms single words, each once; at least one
 */
public record KeyTermDocument(List<String> words, List<String> terms) {

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}'’-]*|\\p{N}+|[^\\s\\p{L}\\p{N}]");

  /** Copies both. */
  public KeyTermDocument {
    words = List.copyOf(words);
    terms = List.copyOf(terms);
  }

  /**
   * Reads on the driver: UTF-8 text, a document a line: its key terms parted by commas, a tab, the
   * text.
   *
   * @throws BadInputException at a line of another form, without terms or without words, with a
   *     term of two words, or if there is no line
   */
  public static List<KeyTermDocument> read(Configuration hadoop, String path) {
    Path file = InputFiles.single(hadoop, path);
    String shown = InputFiles.shown(file);
    List<KeyTermDocument> documents = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(InputFiles.open(hadoop, file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          documents.add(of(line, shown + ", line " + number));
        }
      }
    } catch (IOException e) {
      throw new BadInputException(shown, "cannot be read: " + e.getMessage(), e);
    }
    if (documents.isEmpty()) {
      throw new BadInputException(shown, "no documents, expected one a line");
    }
    return documents;
  }

  private static KeyTermDocument of(String line, String where) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new BadInputException(
          where, "no tab, expected key terms parted by commas, a tab, and the text");
    }
    List<String> terms =
        Arrays.stream(line.substring(0, tab).split(",", -1))
            .map(term -> term.strip().toLowerCase(Locale.ROOT))
            .filter(term -> !term.isEmpty())
            .distinct()
            .toList();
    List<String> words = words(line.substring(tab + 1));
    if (terms.isEmpty() || words.isEmpty()) {
      throw new BadInputException(
          where, terms.isEmpty() ? "no key term before the tab" : "an empty text behind the tab");
    }
    for (String term : terms) {
      if (words(term).size() != 1) {
        throw new BadInputException(where, "key term '%s', expected one word".formatted(term));
      }
    }
    return new KeyTermDocument(words, terms);
  }

  /** The words of a text, in lower case. */
  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .toList();
  }
}
