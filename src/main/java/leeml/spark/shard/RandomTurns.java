package leeml.spark.shard;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** All workers in turn, each round of them in a random order of its own; asked for 0, 1, 2, … */
final class RandomTurns implements IntUnaryOperator {

  private final SplittableRandom random;
  private final int[] turn;

  RandomTurns(int workers, long seed, int partition) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + partition);
    turn = new int[workers];
  }

  @Override
  public int applyAsInt(int dealt) {
    int place = dealt % turn.length;
    if (place == 0) {
      shuffle();
    }
    return turn[place];
  }

  private void shuffle() {
    for (int i = 0; i < turn.length; i++) {
      int j = random.nextInt(i + 1);
      turn[i] = turn[j];
      turn[j] = i;
    }
  }
}
