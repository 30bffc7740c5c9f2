package ch09_rnn.slot;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import leeml.data.words.ChunkScore;
import leeml.data.words.TaggedSentence;
import leeml.data.words.Vocabulary;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;

/**
 * Sentences with labels, as numbers.
 *
 * @param words of the training sentences
 * @param labels of the training sentences
 * @param train to learn from
 * @param heldOut to be judged by
 */
public record SlotData(
    Vocabulary words, Vocabulary labels, List<TaggedSentence> train, List<TaggedSentence> heldOut)
    implements Serializable {

  /** Numbers words that occur at least {@code leastCount} times, and all labels. */
  public static SlotData of(
      List<TaggedSentence> train, List<TaggedSentence> heldOut, int leastCount) {
    return new SlotData(
        Vocabulary.of(train.stream().map(TaggedSentence::words).toList(), leastCount),
        Vocabulary.of(train.stream().map(TaggedSentence::labels).toList(), 1),
        train,
        heldOut);
  }

  /** Sentences as a network takes them. */
  public SequenceSet sequences(List<TaggedSentence> sentences) {
    int[][] ids = new int[sentences.size()][];
    int[][] targets = new int[sentences.size()][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = words.numbers(sentences.get(i).words());
      targets[i] = labels.numbers(sentences.get(i).labels());
    }
    return new SequenceSet(new Tokens(ids), targets);
  }

  /**
   * The labels of the highest scores.
   *
   * @param scores of a sentence, shape (T, labels) step by step
   */
  public List<String> read(float[] scores) {
    List<String> read = new ArrayList<>();
    int count = labels.size();
    for (int at = 0; at < scores.length; at += count) {
      // Label 0 stands for unknown ones, and is no answer.
      int best = 1;
      for (int k = 2; k < count; k++) {
        if (scores[at + k] > scores[at + best]) {
          best = k;
        }
      }
      read.add(labels.word(best));
    }
    return read;
  }

  /** Entities found in some sentences, as conlleval counts them. */
  public ChunkScore score(List<TaggedSentence> sentences, float[][] scores) {
    ChunkScore sum = ChunkScore.none();
    for (int i = 0; i < scores.length; i++) {
      sum = sum.plus(ChunkScore.of(sentences.get(i).labels(), read(scores[i])));
    }
    return sum;
  }

  /** The share of neighbouring pairs of sentences in which every label of both is right. */
  public double pairsTold(List<TaggedSentence> pairs, float[][] scores) {
    int told = 0;
    for (int i = 0; i + 1 < scores.length; i += 2) {
      boolean both =
          read(scores[i]).equals(pairs.get(i).labels())
              && read(scores[i + 1]).equals(pairs.get(i + 1).labels());
      told += both ? 1 : 0;
    }
    return told / (scores.length / 2.0);
  }
}
