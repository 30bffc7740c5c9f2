package ch05_classification.smalldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TiedAnswersTest {

  private static final long SEED = 5;
  private static final int ROWS = 20_000;
  private static final double FOUR_DEVIATIONS = 4 * Math.sqrt(0.25 / (ROWS / 2.0));

  @Test
  void everyAnswerIsYesOrNo() {
    double[] row = TiedAnswers.row(SEED, 3);
    assertThat(row).hasSize(4 * TiedAnswers.PAIRS + 1).endsWith(1.0);
    for (int question = 0; question < 2 * TiedAnswers.PAIRS; question++) {
      assertThat(row[2 * question] + row[2 * question + 1]).isEqualTo(1);
    }
  }

  @Test
  void onlyTheFirstOfAPairFollowsTheClass() {
    // P(s = yes | k) = TIE/2 + (1 − TIE)(½ ± LEAN); P(t = yes | k) = ½.
    double up = TiedAnswers.TIE / 2 + (1 - TiedAnswers.TIE) * (0.5 + TiedAnswers.LEAN);
    assertThat(shareOfYes(1, 1)).as("seed %d", SEED).isCloseTo(up, within(FOUR_DEVIATIONS));
    assertThat(shareOfYes(1, 0)).as("seed %d", SEED).isCloseTo(1 - up, within(FOUR_DEVIATIONS));
    assertThat(shareOfYes(3, 1)).as("seed %d", SEED).isCloseTo(0.5, within(FOUR_DEVIATIONS));
  }

  @Test
  void seedsGiveOtherRowsAndTheSameSeedTheSame() {
    assertThat(TiedAnswers.row(SEED, 8)).isEqualTo(TiedAnswers.row(SEED, 8));
    assertThat(TiedAnswers.row(SEED, 8)).isNotEqualTo(TiedAnswers.row(SEED + 1, 8));
  }

  private static double shareOfYes(int column, int k) {
    return IntStream.range(0, ROWS / 2)
        .mapToDouble(i -> TiedAnswers.row(SEED, 2 * i + k)[column])
        .average()
        .orElseThrow();
  }
}
