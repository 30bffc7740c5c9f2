package leeml.data.words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many entities were found, counted as {@code conlleval} does: one is right when its type, its
 * first and its last word are.
 *
 * <p>Precision = right / found, recall = right / there, F1 = 2PR / (P + R); each 0 where it would
 * be 0 / 0.
 *
 * <p>Source: Tjong Kim Sang, Buchholz, CoNLL-2000, and the script {@code conlleval} of the task.
 *
 * @param right entities of both
 * @param found entities that the labels under judgement stand for
 * @param there entities of the true labels
 */
public record ChunkScore(long right, long found, long there) {

  /** Nothing counted yet. */
  public static ChunkScore none() {
    return new ChunkScore(0, 0, 0);
  }

  /**
   * One sentence's.
   *
   * @throws IllegalArgumentException if the two differ in length
   */
  public static ChunkScore of(List<String> truth, List<String> guess) {
    if (truth.size() != guess.size()) {
      throw new IllegalArgumentException(
          "%d labels for %d words".formatted(guess.size(), truth.size()));
    }
    List<Chunk> there = Chunk.of(truth);
    List<Chunk> found = Chunk.of(guess);
    Set<Chunk> right = new HashSet<>(there);
    right.retainAll(new HashSet<>(found));
    return new ChunkScore(right.size(), found.size(), there.size());
  }

  /** Both counts together. */
  public ChunkScore plus(ChunkScore other) {
    return new ChunkScore(right + other.right, found + other.found, there + other.there);
  }

  /** The share of what was found that is right. */
  public double precision() {
    return found == 0 ? 0 : (double) right / found;
  }

  /** The share of what is there that was found. */
  public double recall() {
    return there == 0 ? 0 : (double) right / there;
  }

  /** Their harmonic mean. */
  public double f1() {
    return found + there == 0 ? 0 : 2.0 * right / (found + there);
  }
}
