package ch09_rnn.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import leeml.data.words.KeyTermDocument;
import leeml.data.words.Vocabulary;
import leeml.error.BadInputException;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.apache.hadoop.conf.Configuration;

/**
 * Documents with key terms, cut at random into eight, one and one tenths.
 *
 * <p>Terms are the key terms of the training documents; a document without any of them is dropped,
 * since nothing could be learned or asked of it. What may be a document's key term are those of the
 * terms that stand in it: its candidates.
 *
 * @param words of the training documents, those that occur twice at least
 * @param terms by number
 * @param train to learn from
 * @param validation to stop by
 * @param test to be judged by
 */
public record TermData(
    Vocabulary words,
    List<String> terms,
    List<KeyTermDocument> train,
    List<KeyTermDocument> validation,
    List<KeyTermDocument> test) {

  /** Stands for generated documents. */
  public static final String TALKS = "talks";

  private static final int TENTHS = 10;

  /**
   * Reads or makes them.
   *
   * @param data {@value #TALKS}, or a file as {@link KeyTermDocument#read} takes it
   * @param generated how many are made
   * @param longest words that a document may have
   * @throws BadInputException if a document is longer, or too few are left to train, stop and judge
   */
  public static TermData read(
      Configuration hadoop, String data, int generated, int longest, long seed) {
    List<KeyTermDocument> all =
        new ArrayList<>(
            data.equals(TALKS)
                ? new TalkGrammar(seed).documents(generated)
                : KeyTermDocument.read(hadoop, data));
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).words().size() > longest) {
        throw new BadInputException(
            data,
            "document %d has %d words, expected at most %d (longest)"
                .formatted(i + 1, all.get(i).words().size(), longest));
      }
    }
    Collections.shuffle(all, new Random(seed));
    int tenth = Math.max(1, all.size() / TENTHS);
    List<KeyTermDocument> train = all.subList(Math.min(2 * tenth, all.size()), all.size());
    TreeSet<String> terms = new TreeSet<>();
    train.forEach(document -> terms.addAll(document.terms()));
    if (terms.size() < 2) {
      throw new BadInputException(
          data, "%d documents with %d terms to train on".formatted(train.size(), terms.size()));
    }
    return new TermData(
        Vocabulary.of(train.stream().map(KeyTermDocument::words).toList(), 2),
        List.copyOf(terms),
        train,
        known(all.subList(tenth, 2 * tenth), terms),
        known(all.subList(0, tenth), terms));
  }

  private static List<KeyTermDocument> known(
      List<KeyTermDocument> documents, TreeSet<String> terms) {
    return documents.stream()
        .filter(document -> document.terms().stream().anyMatch(terms::contains))
        .toList();
  }

  /** Documents as a network takes them; the targets are their key terms. */
  public SequenceSet sequences(List<KeyTermDocument> documents) {
    return new SequenceSet(
        new Tokens(
            documents.stream()
                .map(document -> words.numbers(document.words()))
                .toArray(int[][]::new)),
        documents.stream().map(this::keys).toArray(int[][]::new));
  }

  /** The numbers of a document's key terms. */
  public int[] keys(KeyTermDocument document) {
    return document.terms().stream()
        .mapToInt(terms::indexOf)
        .filter(number -> number >= 0)
        .toArray();
  }

  /** The terms that stand in a document, by number, in the order in which they first do. */
  public List<Integer> candidates(KeyTermDocument document) {
    return document.words().stream()
        .distinct()
        .map(terms::indexOf)
        .filter(number -> number >= 0)
        .toList();
  }

  /**
   * tf-idf of each term in a document, n ln(N / df) with df over the training documents; 0 for what
   * does not stand in it.
   */
  public double[] frequencies(KeyTermDocument document, double[] idf) {
    double[] scores = new double[terms.size()];
    Map<String, Integer> counts = new HashMap<>();
    document.words().forEach(word -> counts.merge(word, 1, Integer::sum));
    for (int term = 0; term < scores.length; term++) {
      scores[term] = counts.getOrDefault(terms.get(term), 0) * idf[term];
    }
    return scores;
  }

  /** ln(N / df) of each term over the training documents; 0 for one that stands in none. */
  public double[] idf() {
    double[] df = new double[terms.size()];
    for (KeyTermDocument document : train) {
      for (int term : new HashSet<>(candidates(document))) {
        df[term]++;
      }
    }
    double[] idf = new double[df.length];
    for (int term = 0; term < df.length; term++) {
      idf[term] = df[term] == 0 ? 0 : Math.log(train.size() / df[term]);
    }
    return idf;
  }
}
