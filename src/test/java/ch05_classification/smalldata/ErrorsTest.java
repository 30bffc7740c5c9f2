package ch05_classification.smalldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch05_classification.generative.NaiveBayes.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  private static final long SEED = 9;

  /**
   * Of naive Bayes and logistic regression: (0.2, 0.4), (0.2, 0.2) at 10 rows; at 1000 (0.2, 0.1).
   */
  private static final Errors ERRORS =
      new Errors(
          List.of(10, 1000),
          2,
          List.of(
              Map.of(Learner.NAIVE_BAYES, 0.2, Learner.LOGISTIC, 0.4),
              Map.of(Learner.NAIVE_BAYES, 0.2, Learner.LOGISTIC, 0.2),
              Map.of(Learner.NAIVE_BAYES, 0.2, Learner.LOGISTIC, 0.1),
              Map.of(Learner.NAIVE_BAYES, 0.2, Learner.LOGISTIC, 0.1)));

  @Test
  void gapsArePaired() {
    Errors.Gap gap = ERRORS.gap(Learner.LOGISTIC, Learner.NAIVE_BAYES, 0);
    assertThat(gap.mean()).isCloseTo(0.1, within(1e-12));
    assertThat(gap.standardError()).as("√2·0.1/√2").isCloseTo(0.1, within(1e-12));
  }

  @Test
  void theCrossingIsHalfWayInTheLogarithm() {
    assertThat(ERRORS.crossing(Learner.NAIVE_BAYES, Learner.LOGISTIC)).isCloseTo(100, within(1e-9));
    assertThat(ERRORS.crossing(Learner.LOGISTIC, Learner.NAIVE_BAYES)).isNaN();
  }

  @Test
  void setsAreDrawnWithoutReplacementAndHaveBothClasses() {
    Pool pool = pool(50);
    double[][] set = new Resample(20, 3, SEED, 1).drawn(pool);
    Set<double[]> distinct = new HashSet<>(Arrays.asList(set));
    assertThat(distinct).hasSize(20);
    assertThat(Arrays.stream(set).mapToDouble(row -> row[2]).distinct()).contains(0.0, 1.0);
    assertThat(new Resample(20, 3, SEED, 1).drawn(pool)).isDeepEqualTo(set);
    assertThat(new Resample(20, 4, SEED, 1).drawn(pool)[0]).isNotEqualTo(set[0]);
  }

  @Test
  void allLearnersLearnWhatIsEasy() {
    assertThat(new Resample(40, 0, SEED, 1).errors(pool(200)))
        .as("seed %d", SEED)
        .hasSize(3)
        .allSatisfy((learner, error) -> assertThat(error).isLessThan(0.05));
  }

  private static Pool pool(int rows) {
    Random random = new Random(SEED);
    double[][] all = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int k = i % 2;
      all[i] = new double[] {5 * k + random.nextGaussian(), random.nextGaussian(), k};
    }
    return new Pool(all, all, new Kind[] {Kind.GAUSSIAN, Kind.GAUSSIAN}, new int[2]);
  }
}
