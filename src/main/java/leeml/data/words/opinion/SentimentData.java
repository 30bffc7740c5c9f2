package leeml.data.words.opinion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.data.words.SentencePolarity;
import leeml.data.words.Vocabulary;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.apache.hadoop.conf.Configuration;

/**
 * Sentences with opinions, cut at random into eight, one and one tenths.
 *
 * @param words of the training sentences, those that occur twice at least
 * @param train to learn from
 * @param validation to stop by
 * @param test to be judged by
 * @param real whether they are the film reviews' sentences, not generated ones
 */
public record SentimentData(
    Vocabulary words,
    List<SentencePolarity> train,
    List<SentencePolarity> validation,
    List<SentencePolarity> test,
    boolean real) {

  /** The name that stands for the film reviews where they are at hand. */
  public static final String SET = "sentence-polarity";

  private static final String ZIP = "nltk_sentence_polarity.zip";
  private static final int TENTHS = 10;

  /**
   * Reads or makes them.
   *
   * @param data {@value #SET} for the catalogue's set if it was fetched or a mirror has it, else
   *     generated sentences; or a file as {@link SentencePolarity#read} takes it
   * @param generated how many are made
   * @param most how many are used; 0 for all
   * @param seed of the cut, and of what is generated
   * @throws IllegalArgumentException if fewer than 3 are left to train, stop and judge by
   * @throws leeml.error.BadInputException if the file is none of sentences with opinions
   */
  public static SentimentData read(
      Configuration hadoop, String data, int generated, int most, long seed) {
    Optional<String> path =
        data.equals(SET)
            ? Catalogue.standard(hadoop).find(SET).map((LocatedSet set) -> set.path(ZIP))
            : Optional.of(data);
    List<SentencePolarity> all =
        new ArrayList<>(
            path.map(file -> SentencePolarity.read(hadoop, file))
                .orElseGet(() -> new OpinionGrammar(seed).sentences(generated)));
    Collections.shuffle(all, new Random(seed));
    List<SentencePolarity> used = most == 0 ? all : all.subList(0, Math.min(most, all.size()));
    int tenth = Math.max(1, used.size() / TENTHS);
    if (used.size() < 2 * tenth + 1) {
      throw new IllegalArgumentException(
          used.size() + " sentences, expected at least 3 to train, stop and judge by");
    }
    List<SentencePolarity> train = used.subList(2 * tenth, used.size());
    return new SentimentData(
        Vocabulary.of(train.stream().map(SentencePolarity::words).toList(), 2),
        train,
        used.subList(tenth, 2 * tenth),
        used.subList(0, tenth),
        data.equals(SET) && path.isPresent() && most == 0);
  }

  /** Sentences as a network takes them; class 1 praises. */
  public SequenceSet sequences(List<SentencePolarity> sentences) {
    return new SequenceSet(
        new Tokens(
            sentences.stream()
                .map(sentence -> words.numbers(sentence.words()))
                .toArray(int[][]::new)),
        sentences.stream()
            .map(sentence -> new int[] {sentence.positive() ? 1 : 0})
            .toArray(int[][]::new));
  }

  /**
   * How much more a sentence praises than blames: the mean over its words of score 1 less score 0.
   *
   * @param scores shape (T, 2) step by step
   */
  public static double praise(float[] scores) {
    double sum = 0;
    for (int at = 0; at < scores.length; at += 2) {
      sum += (double) scores[at + 1] - scores[at];
    }
    return sum / (scores.length / 2.0);
  }

  /** The share of sentences read rightly. */
  public static double accuracy(SequenceSet set, float[][] scores) {
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += (praise(scores[i]) > 0 ? 1 : 0) == set.targets()[i][0] ? 1 : 0;
    }
    return (double) right / scores.length;
  }
}
