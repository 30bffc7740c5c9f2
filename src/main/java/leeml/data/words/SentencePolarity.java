package leeml.data.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Sentences of film reviews and whether they praise: the set of Pang and Lee (ACL 2005), as the zip
 * that NLTK hands out, or any text file with a label and a sentence a line.
 *
 * @param words lower case, punctuation as words of its own; at least one
 * @param positive whether it praises
 */
public record SentencePolarity(List<String> words, boolean positive) {

  private static final Pattern GAPS = Pattern.compile("\\s+");
  private static final Pattern LINE = Pattern.compile("([01]|pos|neg)[\\t ,](.+)");

  /** Copies the words. */
  public SentencePolarity {
    words = List.copyOf(words);
  }

  /**
   * Reads on the driver; those that praise come first where the file is the zip.
   *
   * @param path a zip with files that end in {@code .pos} and {@code .neg} and hold a sentence a
   *     line in ISO 8859-1; or UTF-8 text with lines of {@code 0} or {@code 1}, {@code neg} or
   *     {@code pos}, a tab, comma or space, and the sentence
   * @throws BadInputException at a line of another form or an empty sentence, or if there is none
   */
  public static List<SentencePolarity> read(Configuration hadoop, String path) {
    Path file = InputFiles.single(hadoop, path);
    String shown = InputFiles.shown(file);
    try (InputStream stream = InputFiles.open(hadoop, file)) {
      List<SentencePolarity> sentences =
          file.getName().toLowerCase(Locale.ROOT).endsWith(".zip")
              ? zip(stream, shown)
              : lines(stream, shown);
      if (sentences.isEmpty()) {
        throw new BadInputException(shown, "no sentences");
      }
      return sentences;
    } catch (IOException e) {
      throw new BadInputException(shown, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<SentencePolarity> zip(InputStream stream, String shown) throws IOException {
    List<SentencePolarity> positive = new ArrayList<>();
    List<SentencePolarity> negative = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(stream);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      boolean praises = entry.getName().endsWith(".pos");
      if (praises || entry.getName().endsWith(".neg")) {
        String[] lines =
            new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
          if (!lines[i].isBlank()) {
            String where = "%s, %s, line %d".formatted(shown, entry.getName(), i + 1);
            (praises ? positive : negative).add(of(lines[i], praises, where));
          }
        }
      }
    }
    positive.addAll(negative);
    return positive;
  }

  private static List<SentencePolarity> lines(InputStream stream, String shown) throws IOException {
    List<SentencePolarity> sentences = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String where = shown + ", line " + number;
      var parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        throw new BadInputException(
            where, "'%s', expected 0, 1, neg or pos, and then the sentence".formatted(line));
      }
      boolean praises = parts.group(1).equals("1") || parts.group(1).equals("pos");
      sentences.add(of(parts.group(2), praises, where));
    }
    return sentences;
  }

  private static SentencePolarity of(String text, boolean positive, String where) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      throw new BadInputException(where, "an empty sentence, expected words");
    }
    return new SentencePolarity(words, positive);
  }

  /** Words of a text: what spaces part, in lower case; the set's punctuation is parted already. */
  private static List<String> words(String text) {
    return GAPS.splitAsStream(text.strip())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
