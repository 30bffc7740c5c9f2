package ch09_rnn.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import leeml.data.words.Vocabulary;
import leeml.data.words.book.Book;
import leeml.data.words.book.Passage;
import leeml.error.BadInputException;
import leeml.model.Rows;
import leeml.model.SparseRows;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;

/**
 * Passages, those that are known and those that ask: one in six.
 *
 * @param words of the known passages, those that occur often enough
 * @param titles of the books
 * @param known to learn from and to be found
 * @param asking held out
 */
public record PassageData(
    Vocabulary words, List<String> titles, List<Passage> known, List<Passage> asking) {

  private static final int ASKING_ONE_IN = 6;

  /**
   * Cuts passages and draws some at random.
   *
   * @param source what to call the books when something is wrong with them
   * @param length words of a passage
   * @param most passages at most, at least 1
   * @param leastCount how often a word stands in the known passages at least, or it is unknown
   * @throws BadInputException if there are fewer than two books or twelve passages
   */
  public static PassageData of(
      String source, List<Book> books, int length, int most, int leastCount, long seed) {
    List<Passage> all = new ArrayList<>(Passage.cut(books, length, Set.of()));
    Collections.shuffle(all, new Random(seed));
    List<Passage> used = all.subList(0, Math.min(most, all.size()));
    int cut = used.size() / ASKING_ONE_IN;
    if (books.size() < 2 || cut < 2) {
      throw new BadInputException(
          source,
          "%d books with %d passages of %d words, expected at least 2 books and %d passages"
              .formatted(books.size(), used.size(), length, 2 * ASKING_ONE_IN));
    }
    List<Passage> known = used.subList(cut, used.size());
    return new PassageData(
        Vocabulary.of(known.stream().map(Passage::words).toList(), leastCount),
        books.stream().map(Book::title).toList(),
        known,
        used.subList(0, cut));
  }

  /** Passages as a network takes them, their books as targets. */
  public SequenceSet sequences(List<Passage> passages) {
    return new SequenceSet(
        new Tokens(
            passages.stream().map(passage -> words.numbers(passage.words())).toArray(int[][]::new)),
        passages.stream().map(passage -> new int[] {passage.book()}).toArray(int[][]::new));
  }

  /** The books of passages. */
  public float[] books(List<Passage> passages) {
    float[] books = new float[passages.size()];
    for (int i = 0; i < books.length; i++) {
      books[i] = passages.get(i).book();
    }
    return books;
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
