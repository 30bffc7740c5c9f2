package ch09_rnn.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import leeml.data.words.Vocabulary;
import leeml.data.words.book.Passage;
import leeml.data.words.book.TopicTexts;
import leeml.error.BadInputException;
import leeml.model.Rows;
import leeml.model.SparseRows;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.apache.spark.ml.feature.StopWordsRemover;

/**
 * Passages, those that are known and those that ask: one in six. Of each only the content words are
 * kept, in their order: those that are no stop words, and common enough to be learned.
 *
 * @param what they are, for people
 * @param words of the known passages, those that occur often enough
 * @param titles of the topics
 * @param known to learn from and to be found
 * @param asking held out
 */
public record PassageData(
    String what, Vocabulary words, List<String> titles, List<Passage> known, List<Passage> asking) {

  private static final int ASKING_ONE_IN = 6;

  /**
   * Draws some texts at random and leaves their content words.
   *
   * @param source what to call the texts when something is wrong with them
   * @param longest words of a passage at most; what is longer is cut off
   * @param most passages at most, at least 1
   * @param leastCount how often a word stands in the known passages at least, or it is left out
   * @throws BadInputException if there are fewer than two topics or twelve passages
   */
  public static PassageData of(
      String source, TopicTexts texts, int longest, int most, int leastCount, long seed) {
    List<Passage> all = new ArrayList<>(texts.passages());
    Collections.shuffle(all, new Random(seed));
    List<Passage> used = withoutStopWords(all.subList(0, Math.min(most, all.size())));
    int cut = used.size() / ASKING_ONE_IN;
    Vocabulary words =
        Vocabulary.of(
            used.subList(cut, used.size()).stream().map(Passage::words).toList(), leastCount);
    List<Passage> known = shortened(used.subList(cut, used.size()), words, longest);
    List<Passage> asking = shortened(used.subList(0, cut), words, longest);
    if (texts.topics().size() < 2 || asking.size() < 2) {
      throw new BadInputException(
          source,
          "%d topics with %d passages of known words, expected at least 2 topics and %d passages"
              .formatted(texts.topics().size(), known.size() + asking.size(), 2 * ASKING_ONE_IN));
    }
    return new PassageData(texts.what(), words, texts.topics(), known, asking);
  }

  private static List<Passage> withoutStopWords(List<Passage> passages) {
    Set<String> stop = Set.of(StopWordsRemover.loadDefaultStopWords("english"));
    return passages.stream()
        .map(
            passage ->
                new Passage(
                    passage.book(),
                    passage.words().stream().filter(word -> !stop.contains(word)).toList()))
        .toList();
  }

  /** The first words of each that the vocabulary holds; passages with none are dropped. */
  private static List<Passage> shortened(List<Passage> passages, Vocabulary words, int longest) {
    return passages.stream()
        .map(
            passage ->
                new Passage(
                    passage.book(),
                    passage.words().stream()
                        .filter(word -> words.number(word) > 0)
                        .limit(longest)
                        .toList()))
        .filter(passage -> !passage.words().isEmpty())
        .toList();
  }

  /** Passages as a network takes them, their topics as targets. */
  public SequenceSet sequences(List<Passage> passages) {
    return new SequenceSet(
        new Tokens(
            passages.stream().map(passage -> words.numbers(passage.words())).toArray(int[][]::new)),
        passages.stream().map(passage -> new int[] {passage.book()}).toArray(int[][]::new));
  }

  /** The topics of passages. */
  public float[] topics(List<Passage> passages) {
    float[] topics = new float[passages.size()];
    for (int i = 0; i < topics.length; i++) {
      topics[i] = passages.get(i).book();
    }
    return topics;
  }

  /** How often each word of the vocabulary stands in passages; unknown words are not counted. */
  public Rows counts(List<Passage> passages) {
    int[] start = new int[passages.size() + 1];
    List<Integer> columns = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      TreeMap<Integer, Integer> bag = new TreeMap<>();
      for (int word : words.numbers(passages.get(i).words())) {
        if (word > 0) {
          bag.merge(word, 1, Integer::sum);
        }
      }
      columns.addAll(bag.keySet());
      counts.addAll(bag.values());
      start[i + 1] = columns.size();
    }
    float[] values = new float[counts.size()];
    for (int e = 0; e < values.length; e++) {
      values[e] = counts.get(e);
    }
    int[] places = columns.stream().mapToInt(Integer::intValue).toArray();
    return new SparseRows(start, places, values, words.size());
  }

  /** What scores say at each step: the word with the largest. */
  public List<String> said(float[] scores) {
    int size = words.size();
    List<String> said = new ArrayList<>();
    for (int t = 0; t < scores.length / size; t++) {
      float[] step = Arrays.copyOfRange(scores, t * size, (t + 1) * size);
      int best = 0;
      for (int k = 1; k < size; k++) {
        best = step[k] > step[best] ? k : best;
      }
      said.add(words.word(best));
    }
    return said;
  }
}
