package ch17_dimension_reduction.topics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import leeml.error.BadInputException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Documents as bags of words over one vocabulary.
 *
 * <p>A word is a run of letters in lower case, at least three of them. English stop words are left
 * out (MLlib's list), and so are words of fewer than {@code leastDocuments} documents; of the rest
 * the vocabulary takes those of the most documents.
 *
 * @param vocabulary the words, those of the most documents first
 * @param frequency in how many documents each word stands
 * @param documents cached; each has at least one word
 * @param size how many documents
 * @param empty how many documents had no word of the vocabulary, and were left out
 */
public record Corpus(
    List<String> vocabulary, int[] frequency, JavaRDD<BagOfWords> documents, long size, long empty)
    implements AutoCloseable {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final int SHORTEST = 3;

  /**
   * Counts the words of documents: one pass for the vocabulary, one for the bags.
   *
   * @param name what to call the texts when something is wrong with them
   * @param texts one document an element
   * @param words size of the vocabulary, at most
   * @param leastDocuments that a word must stand in
   * @throws BadInputException if the vocabulary would be empty
   */
  public static Corpus of(String name, JavaRDD<String> texts, int words, int leastDocuments) {
    Set<String> stop = Set.of(StopWordsRemover.loadDefaultStopWords("english"));
    List<Tuple2<String, Integer>> chosen =
        texts
            .flatMap(text -> new HashSet<>(tokens(text, stop)).iterator())
            .mapToPair(word -> new Tuple2<>(word, 1))
            .reduceByKey(Integer::sum)
            .filter(counted -> counted._2() >= leastDocuments)
            .takeOrdered(words, new MostFrequent());
    if (chosen.isEmpty()) {
      throw new BadInputException(
          name,
          "no word stands in %d documents or more, expected a vocabulary of at least one"
              .formatted(leastDocuments));
    }
    List<String> vocabulary = chosen.stream().map(Tuple2::_1).toList();
    Map<String, Integer> places = new HashMap<>();
    vocabulary.forEach(word -> places.put(word, places.size()));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(texts.context());
    Broadcast<Map<String, Integer>> shared = spark.broadcast(places);
    JavaRDD<BagOfWords> bags =
        texts
            .map(text -> BagOfWords.of(tokens(text, stop), shared.value()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<BagOfWords> documents =
        bags.filter(bag -> bag.size() > 0).persist(StorageLevel.MEMORY_AND_DISK());
    long size = documents.count();
    long empty = bags.count() - size;
    bags.unpersist(false);
    int[] frequency = chosen.stream().mapToInt(Tuple2::_2).toArray();
    return new Corpus(vocabulary, frequency, documents, size, empty);
  }

  static List<String> tokens(String text, Set<String> stop) {
    return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> word.length() >= SHORTEST && !stop.contains(word))
        .toList();
  }

  /** Words of many documents first, then by the alphabet. */
  private static final class MostFrequent
      implements Comparator<Tuple2<String, Integer>>, java.io.Serializable {
    @Override
    public int compare(Tuple2<String, Integer> a, Tuple2<String, Integer> b) {
      int byCount = Integer.compare(b._2(), a._2());
      return byCount != 0 ? byCount : a._1().compareTo(b._1());
    }
  }

  /** How many words the vocabulary has. */
  public int words() {
    return vocabulary.size();
  }

  /** ln(n/df) of each word. */
  double[] idf() {
    return Arrays.stream(frequency).mapToDouble(df -> Math.log((double) size / df)).toArray();
  }

  /**
   * Checks that there is enough to tell topics apart.
   *
   * @throws BadInputException if there are fewer words than topics, or fewer documents
   */
  public void requireAtLeast(String name, int topics) {
    if (words() < topics || size < topics) {
      throw new BadInputException(
          name,
          "%d words in %d documents do not make %d topics, expected as many of both at least"
              .formatted(words(), size, topics));
    }
  }

  @Override
  public void close() {
    documents.unpersist(false);
  }
}
