package leeml.model.recurrent;

import java.util.Random;
import leeml.model.sequence.Frames;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;

/** Random sequences of unequal lengths. */
public final class SequenceSets {

  private SequenceSets() {}

  /** Tokens 0 … vocabulary − 1 over 1 … steps steps; a class at each, or one for the whole. */
  public static SequenceSet tokens(
      int count, int steps, int vocabulary, int classes, boolean each, long seed) {
    Random random = new Random(seed);
    int[][] ids = new int[count][];
    int[][] targets = new int[count][];
    for (int i = 0; i < count; i++) {
      ids[i] = random.ints(1 + random.nextInt(steps), 0, vocabulary).toArray();
      targets[i] = random.ints(each ? ids[i].length : 1, 0, classes).toArray();
    }
    return new SequenceSet(new Tokens(ids), targets);
  }

  /** The same with frames of normal numbers. */
  public static SequenceSet frames(
      int count, int steps, int columns, int classes, boolean each, long seed) {
    SequenceSet tokens = tokens(count, steps, 2, classes, each, seed);
    Random random = new Random(seed + 1);
    float[][] values = new float[count][];
    for (int i = 0; i < count; i++) {
      values[i] = new float[tokens.inputs().length(i) * columns];
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = (float) random.nextGaussian();
      }
    }
    return new SequenceSet(new Frames(values, columns), tokens.targets());
  }
}
