package leeml.rl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.rl.env.CliffWalking;
import leeml.rl.env.FrozenLake;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The lake's expected values come from 20 000 rounds of value iteration in Python. */
class ExactTest {

  private static final Offset<Double> CLOSE = within(1e-10);

  @Test
  void valuesOfWalkingAnyhowOnTheLake() {
    Mdp lake = new FrozenLake().model();
    double[] values = Exact.values(lake, Exact.uniform(lake), 0.99);
    assertThat(values[0]).isCloseTo(0.012356137325163205, CLOSE);
    assertThat(values[10]).isCloseTo(0.13781085443940988, CLOSE);
    assertThat(values[14]).isCloseTo(0.4335794416079223, CLOSE);
    assertThat(values[5]).isZero();
  }

  @Test
  void optimalValuesOfTheLake() {
    double[] values = Exact.optimalValues(new FrozenLake().model(), 0.99);
    assertThat(values)
        .containsExactly(
            new double[] {
              0.5420259320004723,
              0.4988031872294608,
              0.4706956905563119,
              0.4568516996575968,
              0.558450960242911,
              0,
              0.3583480719830334,
              0,
              0.591798744856347,
              0.6430798247684602,
              0.6152075578771227,
              0,
              0,
              0.7417204389891368,
              0.8628374301488781,
              0
            },
            CLOSE);
  }

  @Test
  void theShortestWayAlongTheCliffIsThirteenSteps() {
    Mdp cliff = new CliffWalking().model();
    double[] values = Exact.optimalValues(cliff, 0.999);
    assertThat(values[cliff.start()])
        .isCloseTo(-(1 - Math.pow(0.999, 13)) / (1 - 0.999), within(1e-9));
  }

  @Test
  void valuesWithinManyStepsAreThoseWithoutEnd() {
    Mdp lake = new FrozenLake().model();
    double[][] policy = Exact.uniform(lake);
    assertThat(Exact.valuesWithin(lake, policy, 0.99, 5000))
        .containsExactly(Exact.values(lake, policy, 0.99), CLOSE);
  }

  @Test
  void aWalkInCirclesCountsUntilItIsCut() {
    Mdp mdp = new Mdp(0, List.of(List.of(List.of(new Mdp.Outcome(1, 0, -1, false)))));
    assertThat(Exact.valuesWithin(mdp, new double[][] {{1}}, 1, 30)).containsExactly(-30);
  }

  /** Two states by hand: V(0) = 1 + γ V(1), V(1) = ½ (2 + γ V(0)) + ½ · 4 with an end. */
  @Test
  void valuesByHand() {
    Mdp mdp =
        new Mdp(
            0,
            List.of(
                List.of(List.of(new Mdp.Outcome(1, 1, 1, false))),
                List.of(
                    List.of(new Mdp.Outcome(0.5, 0, 2, false), new Mdp.Outcome(0.5, 1, 4, true)))));
    double[] values = Exact.values(mdp, new double[][] {{1}, {1}}, 0.5);
    double first = (1 + 0.5 * 3) / (1 - 0.5 * 0.25);
    assertThat(values[0]).isCloseTo(first, CLOSE);
    assertThat(values[1]).isCloseTo(3 + 0.25 * first, CLOSE);
  }

  @Test
  void aPolicyThatNeverEndsHasNoValueWithoutDiscount() {
    Mdp mdp = new Mdp(0, List.of(List.of(List.of(new Mdp.Outcome(1, 0, 1, false)))));
    assertThatThrownBy(() -> Exact.values(mdp, new double[][] {{1}}, 1))
        .hasMessageContaining("never ends");
  }

  @Test
  void probabilitiesMustAddUpToOne() {
    assertThatThrownBy(
            () -> new Mdp(0, List.of(List.of(List.of(new Mdp.Outcome(0.5, 0, 1, false))))))
        .hasMessageStartingWith("state 0, action 0");
  }
}
