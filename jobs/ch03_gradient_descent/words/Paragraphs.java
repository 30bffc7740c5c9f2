package ch03_gradient_descent.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import leeml.data.text.Line;
import leeml.data.text.TextLines;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.SparseRows;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Paragraphs of two texts as sparse examples: x_j = 1 where word j stands in the paragraph, y = 0
 * or 1 for the text that it is from.
 *
 * @param words the vocabulary, the most frequent first
 * @param frequency in how many paragraphs each word stands
 * @param places which words stand in each paragraph, ascending, in the texts' order
 * @param targets y of each paragraph
 */
public record Paragraphs(List<String> words, int[] frequency, List<int[]> places, float[] targets) {

  private static final int SHORTEST = 20;
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

  /**
   * Reads both texts.
   *
   * @param size of the vocabulary, at most
   */
  public static Paragraphs read(JavaSparkContext spark, String first, String second, int size) {
    List<Set<String>> paragraphs = new ArrayList<>(of(spark, first));
    int ofFirst = paragraphs.size();
    paragraphs.addAll(of(spark, second));
    Map<String, Integer> counts = new HashMap<>();
    paragraphs.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    List<String> words =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(size)
            .map(Map.Entry::getKey)
            .toList();
    int[] frequency = words.stream().mapToInt(counts::get).toArray();
    float[] targets = new float[paragraphs.size()];
    Arrays.fill(targets, ofFirst, targets.length, 1);
    return new Paragraphs(words, frequency, places(paragraphs, words), targets);
  }

  /** All of them, shape (paragraphs, words). */
  public Examples examples() {
    return dealt(0, 1);
  }

  /** Dealt out as cards are: shard w has the paragraphs w, w + K, w + 2K, … of K workers. */
  public Shards<ExampleBatch> shards(int workers) {
    return Shards.of(
        IntStream.range(0, workers).mapToObj(w -> Shard.of(dealt(w, workers))).toList());
  }

  private Examples dealt(int first, int step) {
    int[] chosen = IntStream.iterate(first, i -> i < targets.length, i -> i + step).toArray();
    int[] start = new int[chosen.length + 1];
    float[] ofChosen = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      start[i + 1] = start[i] + places.get(chosen[i]).length;
      ofChosen[i] = targets[chosen[i]];
    }
    int[] columns =
        Arrays.stream(chosen).mapToObj(places::get).flatMapToInt(Arrays::stream).toArray();
    float[] ones = new float[columns.length];
    Arrays.fill(ones, 1);
    return new Examples(new SparseRows(start, columns, ones, words.size()), ofChosen);
  }

  /** The words of each paragraph of at least {@value #SHORTEST} different ones. */
  private static List<Set<String>> of(JavaSparkContext spark, String path) {
    return TextLines.of(spark, path)
        .perSplit(lines -> split(lines).iterator())
        .map(Paragraphs::words)
        .filter(words -> words.size() >= SHORTEST)
        .collect();
  }

  private static Set<String> words(String paragraph) {
    Set<String> words = new HashSet<>(Arrays.asList(NO_LETTERS.split(paragraph)));
    words.remove("");
    return words;
  }

  /** Paragraphs are parted by empty lines. */
  public static List<String> split(Iterator<Line> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next().text().strip();
      if (line.isEmpty() && !paragraph.isEmpty()) {
        paragraphs.add(paragraph.toString().toLowerCase(Locale.ROOT));
        paragraph.setLength(0);
      } else if (!line.isEmpty()) {
        paragraph.append(line).append(' ');
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString().toLowerCase(Locale.ROOT));
    }
    return paragraphs;
  }

  private static List<int[]> places(List<Set<String>> paragraphs, List<String> words) {
    Map<String, Integer> place = new HashMap<>();
    words.forEach(word -> place.put(word, place.size()));
    return paragraphs.stream()
        .map(
            paragraph ->
                paragraph.stream()
                    .filter(place::containsKey)
                    .mapToInt(place::get)
                    .sorted()
                    .toArray())
        .toList();
  }
}
