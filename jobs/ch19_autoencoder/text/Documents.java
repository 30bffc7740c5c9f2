package ch19_autoencoder.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import leeml.data.words.book.Passage;
import leeml.data.words.book.TopicTexts;
import leeml.error.BadInputException;
import leeml.model.Examples;
import leeml.model.SparseRows;
import org.apache.spark.ml.feature.StopWordsRemover;

/**
 * Passages as rows of tf-idf weights of length 1, cut at random into those that are known and those
 * that ask.
 *
 * <p>x_j = n_j ln((1 + n) / df_j), with n documents of which df_j hold word j, over the row's norm.
 * Words are the commonest ones of the known passages, English stop words and words of one letter
 * left out. A row's target is its topic.
 *
 * @param what they are, for people
 * @param vocabulary the words
 * @param idf ln((1 + n) / df) of each
 * @param topics their names
 * @param known to learn from and to be found
 * @param asking held out
 */
public record Documents(
    String what,
    List<String> vocabulary,
    double[] idf,
    List<String> topics,
    Examples known,
    Examples asking)
    implements Serializable {

  /** A share of the passages asks. */
  private static final int ASKING_ONE_IN = 5;

  private static final int SHORTEST = 2;

  /**
   * Counts words.
   *
   * @param source what to call the texts when something is wrong with them
   * @param most passages that are used, drawn at random; 0 for all
   * @param words size of the vocabulary, at most
   * @throws BadInputException if there are fewer than ten passages, or fewer than two topics
   */
  public static Documents of(String source, TopicTexts texts, int most, int words, long seed) {
    List<Passage> shuffled = new ArrayList<>(texts.passages());
    Collections.shuffle(shuffled, new Random(seed));
    if (most > 0 && most < shuffled.size()) {
      shuffled = shuffled.subList(0, most);
    }
    int cut = shuffled.size() / ASKING_ONE_IN;
    if (cut < 2 || texts.topics().size() < 2) {
      throw new BadInputException(
          source,
          "%d passages of %d topics, expected at least %d passages of 2 topics: shorter ones?"
              .formatted(shuffled.size(), texts.topics().size(), 2 * ASKING_ONE_IN));
    }
    List<Passage> known = shuffled.subList(cut, shuffled.size());
    Map<String, int[]> counts = counts(known);
    List<String> vocabulary =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.comparingByValue((a, b) -> Integer.compare(b[0], a[0]))) // then alphabet
            .limit(words)
            .map(Map.Entry::getKey)
            .toList();
    double[] idf =
        vocabulary.stream()
            .mapToDouble(word -> Math.log((1.0 + known.size()) / counts.get(word)[1]))
            .toArray();
    return new Documents(
        texts.what(),
        vocabulary,
        idf,
        texts.topics(),
        rows(known, vocabulary, idf),
        rows(shuffled.subList(0, cut), vocabulary, idf));
  }

  /** By word, in the alphabet's order: how often it stands, and in how many passages. */
  private static Map<String, int[]> counts(List<Passage> passages) {
    Set<String> stop = Set.of(StopWordsRemover.loadDefaultStopWords("english"));
    Map<String, int[]> counts = new TreeMap<>();
    for (Passage passage : passages) {
      for (String word : passage.words()) {
        if (word.length() >= SHORTEST && !stop.contains(word)) {
          counts.computeIfAbsent(word, unseen -> new int[2])[0]++;
        }
      }
      passage.words().stream()
          .distinct()
          .filter(counts::containsKey)
          .forEach(word -> counts.get(word)[1]++);
    }
    return counts;
  }

  private static Examples rows(List<Passage> passages, List<String> vocabulary, double[] idf) {
    Map<String, Integer> places = new HashMap<>();
    vocabulary.forEach(word -> places.put(word, places.size()));
    int[] start = new int[passages.size() + 1];
    List<Integer> indices = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    float[] topics = new float[passages.size()];
    for (int i = 0; i < topics.length; i++) {
      TreeMap<Integer, Integer> bag = new TreeMap<>();
      for (String word : passages.get(i).words()) {
        if (places.containsKey(word)) {
          bag.merge(places.get(word), 1, Integer::sum);
        }
      }
      double squares = 0;
      for (var entry : bag.entrySet()) {
        squares += Math.pow(entry.getValue() * idf[entry.getKey()], 2);
      }
      double norm = squares == 0 ? 1 : Math.sqrt(squares);
      bag.forEach(
          (word, count) -> {
            indices.add(word);
            values.add((float) (count * idf[word] / norm));
          });
      start[i + 1] = indices.size();
      topics[i] = passages.get(i).book();
    }
    float[] weights = new float[values.size()];
    for (int e = 0; e < weights.length; e++) {
      weights[e] = values.get(e);
    }
    int[] columns = indices.stream().mapToInt(Integer::intValue).toArray();
    return new Examples(new SparseRows(start, columns, weights, vocabulary.size()), topics);
  }
}
