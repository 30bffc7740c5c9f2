package ch05_classification.smalldata;

import ch05_classification.table.ClassTable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.data.encode.CategoryCode;
import leeml.data.encode.ColumnCode;
import leeml.data.encode.RowCode;
import leeml.job.Run;
import leeml.train.shard.Seeds;
import org.apache.spark.api.java.JavaRDD;

/**
 * A generated table on which what naive Bayes takes for granted is wrong in a known way: answers of
 * yes and no that come in {@link #PAIRS} pairs (s, t).
 *
 * <p>t is a coin, whatever the class. s is a copy of t with probability {@link #TIE}; if not, it is
 * yes with probability ½ + {@link #LEAN} in class 1 and ½ − {@link #LEAN} in class 0. By itself t
 * says nothing, and naive Bayes leaves it out; yet an s that agrees with its t may be a copy and
 * counts for little, and one that contradicts it is no copy and counts for much. Logistic
 * regression can have that, by a weight on t against that on s.
 */
public final class TiedAnswers {

  /** The name that the option {@code data} asks for this table by. */
  public static final String NAME = "generated";

  static final int PAIRS = 20;
  static final double LEAN = 0.25;
  static final double TIE = 0.4;

  private static final List<String> ANSWERS = List.of("no", "yes");

  private TiedAnswers() {}

  /**
   * Training and test rows, the same whatever the number of partitions.
   *
   * @param train how many rows to train on
   * @param test how many to test on
   */
  public static ClassTable table(Run run, int train, int test) {
    List<ColumnCode> questions =
        IntStream.range(0, 2 * PAIRS).mapToObj(TiedAnswers::question).toList();
    return ClassTable.generated(
        NAME,
        new RowCode(IntStream.range(0, 2 * PAIRS).boxed().toList(), questions),
        List.of("0", "1"),
        rows(run, run.seed(), train),
        rows(run, run.seed() + 1, test));
  }

  private static ColumnCode question(int j) {
    return new CategoryCode((j % 2 == 0 ? "s" : "t") + (j / 2 + 1), ANSWERS);
  }

  private static JavaRDD<double[]> rows(Run run, long seed, int rows) {
    List<Integer> numbers = IntStream.range(0, rows).boxed().toList();
    return run.sc().parallelize(numbers, run.workers(0)).map(i -> row(seed, i)).cache();
  }

  /** Row i: a column for no and one for yes an answer, then the class, which is i's parity. */
  static double[] row(long seed, int i) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, i));
    double[] row = new double[4 * PAIRS + 1];
    int k = i % 2;
    double ownYes = k == 1 ? 0.5 + LEAN : 0.5 - LEAN;
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean t = random.nextBoolean();
      boolean s = random.nextDouble() < TIE ? t : random.nextDouble() < ownYes;
      row[4 * pair + (s ? 1 : 0)] = 1;
      row[4 * pair + 2 + (t ? 1 : 0)] = 1;
    }
    row[4 * PAIRS] = k;
    return row;
  }
}
