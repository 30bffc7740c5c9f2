package ch17_dimension_reduction.topics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * How often words of a topic stand in the same documents: normalised pointwise mutual information,
 *
 * <pre>  NPMI(a, b) = ln [p(a,b) / (p(a) p(b))] / −ln p(a,b),</pre>
 *
 * <p>with p the share of documents that hold a word or both, −1 for two that never meet, 0 for
 * independent ones, 1 for two that never part. The coherence of a topic is the mean over the pairs
 * of its top words; people's judgement of topics follows it. Pairs are counted by one pass for all
 * methods together: 4·m² bytes a partition for m different words.
 *
 * <p>Source: Bouma, Normalized (Pointwise) Mutual Information, 2009; Lau, Newman and Baldwin,
 * Machine Reading Tea Leaves, EACL 2014, with documents in place of sliding windows.
 */
public final class Coherence {

  private final Map<Integer, Integer> places = new HashMap<>();
  private final Pairs pairs;
  private final int top;

  /** In how many documents each pair of words stands; on the diagonal, each word. */
  private static final class Pairs implements Serializable {
    private final int[][] together;
    private long documents;

    Pairs(int words) {
      together = new int[words][words];
    }

    Pairs add(BagOfWords document, Map<Integer, Integer> places) {
      int[] here =
          Arrays.stream(document.words()).filter(places::containsKey).map(places::get).toArray();
      for (int a : here) {
        for (int b : here) {
          together[a][b]++;
        }
      }
      documents++;
      return this;
    }

    Pairs merge(Pairs other) {
      documents += other.documents;
      for (int a = 0; a < together.length; a++) {
        for (int b = 0; b < together.length; b++) {
          together[a][b] += other.together[a][b];
        }
      }
      return this;
    }
  }

  /**
   * Counts the pairs that are needed.
   *
   * @param top words of a topic, at least 2
   * @param methods whose topics will be asked for
   */
  public Coherence(Corpus corpus, int top, List<TopicWords> methods) {
    this.top = top;
    for (TopicWords method : methods) {
      for (int z = 0; z < method.topics(); z++) {
        Arrays.stream(method.top(z, top)).forEach(w -> places.putIfAbsent(w, places.size()));
      }
    }
    Broadcast<Map<Integer, Integer>> shared =
        JavaSparkContext.fromSparkContext(corpus.documents().context()).broadcast(places);
    pairs =
        corpus
            .documents()
            .aggregate(
                new Pairs(places.size()),
                (counted, document) -> counted.add(document, shared.value()),
                Pairs::merge);
    shared.destroy();
  }

  /** Of one topic. */
  public double of(TopicWords method, int topic) {
    return ofWords(Arrays.stream(method.top(topic, top)).map(places::get).toArray());
  }

  /** Mean over a method's topics. */
  public double of(TopicWords method) {
    double sum = 0;
    for (int z = 0; z < method.topics(); z++) {
      sum += of(method, z);
    }
    return sum / method.topics();
  }

  /** Of as many words drawn at random from all topics' top words: what chance gives. */
  public double ofChance(int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int words = Math.min(top, places.size());
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      int[] drawn = random.ints(0, places.size()).distinct().limit(words).toArray();
      sum += ofWords(drawn) / draws;
    }
    return sum;
  }

  private double ofWords(int[] words) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += npmi(words[i], words[j]);
        count++;
      }
    }
    return sum / count;
  }

  private double npmi(int a, int b) {
    double n = pairs.documents;
    double both = pairs.together[a][b] / n;
    if (both == 0) {
      return -1;
    }
    double expected = pairs.together[a][a] / n * (pairs.together[b][b] / n);
    return both == 1 ? 1 : Math.log(both / expected) / -Math.log(both);
  }
}
