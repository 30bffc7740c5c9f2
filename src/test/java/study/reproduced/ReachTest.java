package study.reproduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import leeml.optim.Optimizers;
import leeml.train.strategy.Synchronous;
import org.junit.jupiter.api.Test;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;

/** What is spent until an accuracy is reached, and SparkNet's formula, against values by hand. */
class ReachTest {

  private static Outcome outcome(double... accuracy) {
    int looks = accuracy.length;
    double[] epochs = new double[looks];
    double[] clock = new double[looks];
    long[] steps = new long[looks];
    for (int i = 0; i < looks; i++) {
      epochs[i] = i + 1;
      clock[i] = 0.5 * (i + 1);
      steps[i] = 10L * (i + 1);
    }
    return new Outcome(
        epochs,
        accuracy,
        clock,
        steps,
        looks,
        0,
        0.5 * looks,
        0.2 * looks,
        0,
        new TreeMap<>(),
        new TreeMap<>(),
        false);
  }

  private static Results results(Outcome... outcomes) {
    return new Results(Setting.of(new Synchronous(), Optimizers.sgd(0.1)), List.of(outcomes));
  }

  @Test
  void theFirstLookThatReachesItCountsAndSeedsAreAveraged() {
    Results both = results(outcome(0.5, 0.8, 0.7, 0.9), outcome(0.6, 0.7, 0.8));
    assertThat(Reach.steps(both, 0.8)).isEqualTo(25);
    assertThat(Reach.seconds(both, 0.8)).isEqualTo(1.25);
  }

  @Test
  void itIsNotReachedUnlessEverySeedReachesIt() {
    Results one = results(outcome(0.5, 0.95), outcome(0.5, 0.8));
    assertThat(Reach.steps(one, 0.9)).isNaN();
    assertThat(Reach.cell(Reach.seconds(one, 0.9))).isEqualTo("–");
  }

  @Test
  void whatIsNotWorkIsWaiting() {
    assertThat(outcome(0.1, 0.2).waiting()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void theNaiveWayIsWorthKMachinesWithoutOverheadAndLessThanOneWithMuch() {
    assertThat(SparkNet.naive(8, 0)).isEqualTo(8);
    assertThat(SparkNet.naive(4, 0.25)).isEqualTo(2);
    assertThat(SparkNet.naive(8, 2)).isLessThan(0.5);
  }
}
