package leeml.data.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Sentences in columns: a word a line with its label last, parted by tabs or spaces, and a blank
 * line between sentences. Columns between the two, such as parts of speech, are left aside; so are
 * lines that begin with {@code -DOCSTART-}. UTF-8, plain or gzip.
 *
 * <p>Source of the format: Tjong Kim Sang, Buchholz, Introduction to the CoNLL-2000 shared task:
 * chunking, 2000.
 */
public final class IobFile {

  private static final Pattern GAPS = Pattern.compile("[ \\t]+");
  private static final Pattern LABEL = Pattern.compile("O|[BIE]-\\S+");

  private IobFile() {}

  /**
   * Reads a file, a folder or a glob, on the driver.
   *
   * @throws BadInputException at a line without a label or with one that is not O, B-…, I-… or E-…;
   *     when a file cannot be read, is no UTF-8 or holds no sentence
   */
  public static List<TaggedSentence> read(Configuration hadoop, String path) {
    List<TaggedSentence> sentences = new ArrayList<>();
    for (Path file : InputFiles.list(hadoop, path)) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  InputFiles.open(hadoop, file),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)))) {
        read(lines, InputFiles.shown(file), sentences);
      } catch (IOException e) {
        throw new BadInputException(
            InputFiles.shown(file), "cannot be read as UTF-8 text: " + e.getMessage(), e);
      }
    }
    if (sentences.isEmpty()) {
      throw new BadInputException(path, "no sentences, expected lines of the form 'word label'");
    }
    return sentences;
  }

  private static void read(BufferedReader lines, String file, List<TaggedSentence> sentences)
      throws IOException {
    List<String> words = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("-DOCSTART-")) {
        end(words, labels, sentences);
        continue;
      }
      List<String> columns = GAPS.splitAsStream(line.strip()).toList();
      String label = columns.get(columns.size() - 1);
      if (columns.size() < 2 || !LABEL.matcher(label).matches()) {
        throw new BadInputException(
            file + ", line " + number,
            "'%s', expected a word and, last, its label O, B-type, I-type or E-type"
                .formatted(line));
      }
      words.add(columns.get(0));
      labels.add(label);
    }
    end(words, labels, sentences);
  }

  private static void end(List<String> words, List<String> labels, List<TaggedSentence> sentences) {
    if (!words.isEmpty()) {
      sentences.add(new TaggedSentence(words, labels));
    }
    words.clear();
    labels.clear();
  }
}
