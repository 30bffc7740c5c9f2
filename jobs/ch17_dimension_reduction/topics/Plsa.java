package ch17_dimension_reduction.topics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Probabilistic latent semantic analysis by EM.
 *
 * <p>Model P(w|d) = Σ_z θ_dz φ_zw, with n_dw the count of word w in document d. A step of EM:
 *
 * <pre>  E: P(z|d,w) = θ_dz φ_zw / Σ_y θ_dy φ_yw
 *   M: φ_zw ∝ Σ_d n_dw P(z|d,w),   θ_dz ∝ Σ_w n_dw P(z|d,w),</pre>
 *
 * <p>after which Σ n_dw ln P(w|d) is never lower. θ_d stays with its document; φ goes to every
 * executor and its sums come back, 8·topics·words bytes a partition each way. The rows of θ are
 * kept from step to step by Spark, which works them out again from the first step where an executor
 * is lost.
 *
 * <p>Source: Hofmann, Probabilistic Latent Semantic Indexing, SIGIR 1999, eqs. 3–6, without
 * tempering.
 */
public final class Plsa {

  /**
   * Spark remembers how each step's rows came from the last; a longer memory overflows its stack.
   */
  public static final int MOST_STEPS = 100;

  private Plsa() {}

  /**
   * What EM found.
   *
   * @param topics φ
   * @param likelihoods mean ln P(w|d) of a word before each step, and after the last
   */
  public record Fit(TopicWords topics, double[] likelihoods) {}

  /** The documents of a partition with their θ, shape (documents, topics). */
  private record Mixed(List<BagOfWords> documents, double[][] theta, TopicSums sums)
      implements Serializable {

    static Mixed even(Iterator<BagOfWords> documents, int topics) {
      List<BagOfWords> own = new ArrayList<>();
      documents.forEachRemaining(own::add);
      double[][] theta = new double[own.size()][topics];
      for (double[] row : theta) {
        Arrays.fill(row, 1.0 / topics);
      }
      return new Mixed(own, theta, null);
    }

    Mixed stepped(double[][] phi) {
      TopicSums added = new TopicSums(phi.length, phi[0].length);
      double[][] next = new double[theta.length][];
      for (int d = 0; d < next.length; d++) {
        next[d] = step(documents.get(d), theta[d], phi, added);
      }
      return new Mixed(documents, next, added);
    }
  }

  /**
   * EM from topics drawn at random.
   *
   * @param topics at least 1
   * @param steps 1 to {@link #MOST_STEPS}
   */
  public static Fit fit(Corpus corpus, int topics, int steps, long seed) {
    long start = System.nanoTime();
    double[][] phi = drawn(topics, corpus.words(), seed);
    double[] likelihoods = new double[steps + 1];
    List<Broadcast<?>> shared = new ArrayList<>();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(corpus.documents().context());
    long length = corpus.documents().map(BagOfWords::length).fold(0, Integer::sum);
    JavaRDD<Mixed> mixed =
        corpus.documents().mapPartitions(own -> List.of(Mixed.even(own, topics)).iterator());
    for (int step = 0; step <= steps; step++) {
      Broadcast<double[][]> sent = spark.broadcast(phi);
      shared.add(sent);
      JavaRDD<Mixed> next =
          mixed.map(part -> part.stepped(sent.value())).persist(StorageLevel.MEMORY_AND_DISK());
      TopicSums sums = TopicSums.merged(next.map(Mixed::sums).collect());
      likelihoods[step] = sums.likelihood / length;
      // The last pass is there for its likelihood alone.
      phi = step < steps ? TopicSums.normalised(sums.counts) : phi;
      mixed.unpersist(false);
      mixed = next;
    }
    mixed.unpersist(false);
    shared.forEach(Broadcast::destroy);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Fit(new TopicWords("PLSA", phi, seconds), likelihoods);
  }

  /**
   * One document's share of a step.
   *
   * @param theta its mixture, not modified
   * @param sums added to
   * @return its new mixture
   */
  static double[] step(BagOfWords document, double[] theta, double[][] phi, TopicSums sums) {
    int topics = theta.length;
    double[] next = new double[topics];
    double[] given = new double[topics];
    for (int i = 0; i < document.size(); i++) {
      int word = document.words()[i];
      double probability = 0;
      for (int z = 0; z < topics; z++) {
        given[z] = theta[z] * phi[z][word];
        probability += given[z];
      }
      int count = document.counts()[i];
      sums.likelihood += count * Math.log(probability);
      for (int z = 0; z < topics; z++) {
        double share = count * given[z] / probability;
        next[z] += share;
        sums.counts[z][word] += share;
      }
    }
    int length = document.length();
    for (int z = 0; z < topics; z++) {
      next[z] /= length;
    }
    return next;
  }

  /** Even topics with a little noise: EM has to tell them apart by itself. */
  static double[][] drawn(int topics, int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] phi = new double[topics][words];
    for (double[] row : phi) {
      for (int w = 0; w < words; w++) {
        row[w] = 1 + random.nextDouble();
      }
    }
    return TopicSums.normalised(phi);
  }
}
