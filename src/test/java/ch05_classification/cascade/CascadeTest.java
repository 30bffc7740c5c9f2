package ch05_classification.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch05_classification.cascade.CascadeStart.Outcome;
import ch05_classification.table.Standardised;
import java.util.List;
import leeml.model.Examples;
import leeml.model.Perceptron;
import leeml.spark.sum.Comoments;
import org.junit.jupiter.api.Test;

class CascadeTest {

  private static final List<double[]> CORNERS = Xor.points(4, 0, 1);

  private static Standardised scale() {
    Comoments moments = Comoments.withoutTarget(2);
    CORNERS.forEach(moments::add);
    return new Standardised(moments);
  }

  @Test
  void exclusiveOrIsWhatItIs() {
    assertThat(CORNERS)
        .extracting(point -> (int) (100 * point[0] + 10 * point[1] + point[2]))
        .containsExactly(0, 101, 11, 110);
  }

  @Test
  void byHandTheCornersThatDifferComeTogether() {
    double root = Math.sqrt(2);
    assertThat(Xor.byHand(new double[] {0, 0, 0})).containsExactly(new double[] {0, root, 0});
    assertThat(Xor.byHand(new double[] {1, 1, 0})).containsExactly(new double[] {root, 0, 0});
    assertThat(Xor.byHand(new double[] {0, 1, 1})).containsExactly(1, 1, 1);
    assertThat(Xor.byHand(new double[] {1, 0, 1})).containsExactly(1, 1, 1);
  }

  @Test
  void unitsSetByHandSolveIt() {
    // Over u ∈ {−1, 1}²: a₁ = [u₁ + u₂ > −1], a₂ = [u₁ + u₂ > 1]; different: a₁ and not a₂.
    float s = 20;
    float[] theta = {s, s, s, s, s, -s, 0, s, 0, -s, s / 2, 0};
    Cascade cascade = new Cascade(theta, scale(), 2);
    for (double[] corner : CORNERS) {
      assertThat(cascade.classify(corner)).isEqualTo((int) corner[2]);
    }
  }

  @Test
  void scoresAreThoseOfTheModelThatIsTrained() {
    Perceptron model = Cascade.model(2, 3);
    float[] theta = model.initial(5);
    Examples examples = scale().examples(CORNERS);
    float[] outputs = model.outputs(theta, examples.all());
    Cascade cascade = new Cascade(theta, scale(), 3);
    for (int i = 0; i < CORNERS.size(); i++) {
      double[] z = cascade.scores(CORNERS.get(i));
      assertThat(z[0]).isCloseTo(outputs[2 * i], within(1e-6));
      assertThat(z[1]).isCloseTo(outputs[2 * i + 1], within(1e-6));
    }
  }

  @Test
  void startsAreCountedByWidth() {
    StartsByWidth starts =
        new StartsByWidth(
            List.of(start(1, 1), start(2, 1), start(2, 2), start(2, 3)),
            List.of(
                new Outcome(0.7, 0.5),
                new Outcome(0.3, 0.75),
                new Outcome(0.01, 1),
                new Outcome(0.02, 1)));
    assertThat(starts.widths()).containsExactly(1, 2);
    assertThat(starts.solved(2, 0.97)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(starts.best(2).seed()).isEqualTo(2);
    assertThat(starts.accuracies(2)).containsExactly(0.75, 1, 1);
  }

  private static CascadeStart start(int hidden, long seed) {
    return new CascadeStart(hidden, seed, 0.1, 10);
  }
}
