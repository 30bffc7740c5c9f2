package leeml.data.generate;

import java.io.Serializable;
import java.util.Optional;
import java.util.SplittableRandom;
import leeml.train.shard.Seeds;

/** A text file of one row a line, in which each row follows from its number. */
public interface GeneratedLines extends Serializable {

  /** The line that each file begins with; none where rows need no names. */
  Optional<String> header();

  /**
   * A row as a line without its end: a function of the seed and of the number.
   *
   * @param number from 0
   */
  String line(long number);

  /** How the files' names end, by which readers know the format: {@code .csv}. */
  String suffix();

  /** Random numbers of one row, independent of those of others and of other streams. */
  static SplittableRandom random(long seed, int stream, long number) {
    return new SplittableRandom(Seeds.mix(Seeds.mix(seed, stream), number));
  }
}
