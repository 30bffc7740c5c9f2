package ch17_dimension_reduction.topics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Latent Dirichlet allocation by variational Bayes, all documents in each step.
 *
 * <p>Model: φ_z ~ Dirichlet(η), θ_d ~ Dirichlet(α); each word has a topic z ~ θ_d and is drawn from
 * φ_z. The posterior is approached by independent q(θ_d) = Dirichlet(γ_d), q(φ_z) = Dirichlet(λ_z).
 * With E[ln θ_dz] = ψ(γ_dz) − ψ(Σγ_d) and likewise for φ, a step repeats for each document
 *
 * <pre>  γ_dz ← α + Σ_w n_dw r_dwz,   r_dwz ∝ exp(E[ln θ_dz] + E[ln φ_zw])</pre>
 *
 * <p>until γ_d stands still, and then sets λ_zw ← η + Σ_d n_dw r_dwz. Each half raises the lower
 * bound on ln P(words). γ_d is found anew in each step, so a document keeps nothing between steps;
 * E[ln φ] goes to every executor and the sums come back, 8·topics·words bytes a partition each way.
 *
 * <p>Source: Blei, Ng and Jordan, Latent Dirichlet Allocation, JMLR 3, 2003; the smoothed model in
 * the notation of Hoffman, Blei and Bach, NIPS 2010, Algorithm 1 (batch).
 *
 * @param topics at least 1
 * @param alpha α, above 0; below 1: a document has few topics
 * @param eta η, above 0; below 1: a topic has few words
 */
public record VariationalLda(int topics, double alpha, double eta) implements Serializable {

  private static final int MOST_ROUNDS = 50;
  private static final double STANDS_STILL = 1e-3;

  /**
   * What was found.
   *
   * @param topics E[φ]
   * @param bounds lower bound on ln P(words), a word, at each step
   */
  public record Fit(TopicWords topics, double[] bounds) {}

  /** Checks the ranges. */
  public VariationalLda {
    if (topics < 1 || !(alpha > 0) || !(eta > 0)) {
      throw new IllegalArgumentException(
          "topics = %d, alpha = %s, eta = %s, expected at least 1, above 0 and above 0"
              .formatted(topics, alpha, eta));
    }
  }

  /**
   * Takes steps from topics drawn at random.
   *
   * @param steps at least 1
   */
  public Fit fit(Corpus corpus, int steps, long seed) {
    long start = System.nanoTime();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(corpus.documents().context());
    long length = corpus.documents().map(BagOfWords::length).fold(0, Integer::sum);
    double[][] lambda = drawn(corpus.words(), seed);
    double[] bounds = new double[steps];
    for (int step = 0; step < steps; step++) {
      double[][] logPhi = expectedLogs(lambda);
      TopicSums sums = pass(spark, corpus, exp(logPhi));
      bounds[step] = (sums.likelihood + topicBound(lambda, logPhi)) / length;
      for (int z = 0; z < topics; z++) {
        for (int w = 0; w < corpus.words(); w++) {
          lambda[z][w] = eta + sums.counts[z][w];
        }
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Fit(new TopicWords("LDA", TopicSums.normalised(lambda), seconds), bounds);
  }

  private TopicSums pass(JavaSparkContext spark, Corpus corpus, double[][] weights) {
    Broadcast<double[][]> shared = spark.broadcast(weights);
    VariationalLda model = this;
    try {
      return TopicSums.merged(
          corpus
              .documents()
              .mapPartitions(
                  own -> {
                    double[][] here = shared.value();
                    TopicSums sums = new TopicSums(here.length, here[0].length);
                    own.forEachRemaining(document -> model.add(document, here, sums));
                    return List.of(sums).iterator();
                  })
              .collect());
    } finally {
      shared.destroy();
    }
  }

  /** Finds γ of one document, and adds its counts and its part of the bound. */
  void add(BagOfWords document, double[][] weights, TopicSums sums) {
    double[][] own = columns(document, weights);
    double[] gamma = new double[topics];
    Arrays.fill(gamma, alpha + (double) document.length() / topics);
    double[] logTheta = new double[topics];
    double[] theta = new double[topics];
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && moved > STANDS_STILL; round++) {
      setExpected(gamma, logTheta, theta);
      double[] share = share(document, own, theta);
      moved = 0;
      for (int z = 0; z < topics; z++) {
        double next = alpha + share[z];
        moved += Math.abs(next - gamma[z]) / topics;
        gamma[z] = next;
      }
    }
    setExpected(gamma, logTheta, theta);
    addCounts(document, own, theta, sums);
    sums.likelihood += dirichletBound(alpha, gamma, logTheta);
  }

  /** The weights of the document's words, shape (words of the document, topics): read often. */
  private double[][] columns(BagOfWords document, double[][] weights) {
    double[][] own = new double[document.size()][topics];
    for (int i = 0; i < own.length; i++) {
      for (int z = 0; z < topics; z++) {
        own[i][z] = weights[z][document.words()[i]];
      }
    }
    return own;
  }

  private static void setExpected(double[] gamma, double[] logTheta, double[] theta) {
    double sum = 0;
    for (double value : gamma) {
      sum += value;
    }
    double ofSum = Digamma.of(sum);
    for (int z = 0; z < gamma.length; z++) {
      logTheta[z] = Digamma.of(gamma[z]) - ofSum;
      theta[z] = Math.exp(logTheta[z]);
    }
  }

  /** Σ_w n_w r_wz for each z. */
  private static double[] share(BagOfWords document, double[][] own, double[] theta) {
    double[] share = new double[theta.length];
    for (int i = 0; i < own.length; i++) {
      double scale = document.counts()[i] / mixed(theta, own[i]);
      for (int z = 0; z < theta.length; z++) {
        share[z] += scale * own[i][z];
      }
    }
    for (int z = 0; z < theta.length; z++) {
      share[z] *= theta[z];
    }
    return share;
  }

  private static void addCounts(
      BagOfWords document, double[][] own, double[] theta, TopicSums sums) {
    for (int i = 0; i < own.length; i++) {
      double mixed = mixed(theta, own[i]);
      int count = document.counts()[i];
      sums.likelihood += count * Math.log(mixed);
      for (int z = 0; z < theta.length; z++) {
        sums.counts[z][document.words()[i]] += count * theta[z] * own[i][z] / mixed;
      }
    }
  }

  private static double mixed(double[] theta, double[] weights) {
    double sum = 1e-300; // a word that no topic gives: its share is 0, not 0/0
    for (int z = 0; z < theta.length; z++) {
      sum += theta[z] * weights[z];
    }
    return sum;
  }

  /** E[ln p(x) − ln q(x)] of x ~ q = Dirichlet(posterior) under the prior Dirichlet(prior, …). */
  static double dirichletBound(double prior, double[] posterior, double[] expectedLogs) {
    double bound = Gamma.logGamma(posterior.length * prior);
    double sum = 0;
    for (int z = 0; z < posterior.length; z++) {
      bound += (prior - posterior[z]) * expectedLogs[z];
      bound += Gamma.logGamma(posterior[z]) - Gamma.logGamma(prior);
      sum += posterior[z];
    }
    return bound - Gamma.logGamma(sum);
  }

  private double topicBound(double[][] lambda, double[][] logPhi) {
    double bound = 0;
    for (int z = 0; z < topics; z++) {
      bound += dirichletBound(eta, lambda[z], logPhi[z]);
    }
    return bound;
  }

  private static double[][] expectedLogs(double[][] lambda) {
    double[][] logs = new double[lambda.length][lambda[0].length];
    for (int z = 0; z < logs.length; z++) {
      setExpected(lambda[z], logs[z], new double[logs[z].length]);
    }
    return logs;
  }

  private static double[][] exp(double[][] logs) {
    double[][] values = new double[logs.length][logs[0].length];
    for (int z = 0; z < logs.length; z++) {
      for (int w = 0; w < logs[z].length; w++) {
        values[z][w] = Math.exp(logs[z][w]);
      }
    }
    return values;
  }

  /** About one hundred words of each kind in each topic, with a tenth's scatter. */
  private double[][] drawn(int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] lambda = new double[topics][words];
    for (double[] row : lambda) {
      for (int w = 0; w < words; w++) {
        row[w] = 100 * (1 + 0.1 * random.nextGaussian());
      }
    }
    return lambda;
  }
}
