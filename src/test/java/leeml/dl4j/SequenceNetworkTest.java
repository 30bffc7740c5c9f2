package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.recurrent.SequenceSets;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import org.junit.jupiter.api.Test;

/** The project's LSTM is Deeplearning4j's: same weights, same loss, same gradient, same scores. */
class SequenceNetworkTest {

  private static final int WORDS = 9;
  private static final int WIDTH = 5;
  private static final int UNITS = 6;
  private static final int CLASSES = 4;
  private static final long SEED = 414;

  /** The matrices of θ in both: embedding, W, R, b (or b, R), output W, b. */
  private static final int[][] SHAPES = {
    {WORDS, WIDTH},
    {WIDTH, 4 * UNITS},
    {UNITS, 4 * UNITS},
    {1, 4 * UNITS},
    {UNITS, CLASSES},
    {1, CLASSES}
  };

  /** Where each of them stands among the matrices of the project's θ. */
  private static final int[] PLACE_IN_JAVA = {0, 1, 3, 2, 4, 5};

  @Test
  void lossGradientAndScoresAreEqualOnSequencesOfUnequalLengths() {
    SequenceSet data = SequenceSets.tokens(13, 7, WORDS, CLASSES, true, SEED);
    RecurrentNet java =
        RecurrentNet.ofTokens(
            WORDS,
            List.of(new Lstm(WIDTH, UNITS), new Affine(UNITS, CLASSES)),
            SequenceLoss.everyStep());
    SequenceNetwork deep = SequenceNetwork.lstm(WORDS, WIDTH, UNITS, CLASSES);
    assertThat(deep.size()).isEqualTo(java.size());
    float[] theta = new float[deep.size()];
    Random random = new Random(SEED);
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (0.5 * random.nextGaussian());
    }
    float[] deepGradient = new float[theta.length];
    float[] javaGradient = new float[theta.length];
    double deepLoss = deep.lossAndGradient(theta, data.all(), deepGradient);
    double javaLoss = java.lossAndGradient(inJava(theta), data.all(), javaGradient);
    assertThat(javaLoss).as("loss, seed %d", SEED).isCloseTo(deepLoss, within(1e-5));
    float[] expected = inJava(deepGradient);
    for (int i = 0; i < expected.length; i++) {
      assertThat(javaGradient[i]).as("dL/dθ[%d]", i).isCloseTo(expected[i], within(1e-5f));
    }
    assertThat(java.loss(inJava(theta), data.all()))
        .isCloseTo(deep.loss(theta, data.all()), within(1e-5));
    compareScores(deep.scores(theta, data.all()), java.scores(inJava(theta), data.all()));
  }

  /** Deeplearning4j gives probabilities, the project scores: their softmax is the same. */
  private static void compareScores(float[][] deep, float[][] java) {
    for (int i = 0; i < deep.length; i++) {
      assertThat(java[i]).hasSameSizeAs(deep[i]);
      for (int at = 0; at < deep[i].length; at += CLASSES) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
          sum += Math.exp(java[i][at + k]);
        }
        for (int k = 0; k < CLASSES; k++) {
          assertThat(Math.exp(java[i][at + k]) / sum).isCloseTo(deep[i][at + k], within(1e-5));
        }
      }
    }
  }

  /** θ of Deeplearning4j, column by column, in the project's order, row by row. */
  private static float[] inJava(float[] theta) {
    float[] java = new float[theta.length];
    int at = 0;
    for (int m = 0; m < SHAPES.length; m++) {
      int into = 0;
      for (int other = 0; other < SHAPES.length; other++) {
        if (PLACE_IN_JAVA[other] < PLACE_IN_JAVA[m]) {
          into += SHAPES[other][0] * SHAPES[other][1];
        }
      }
      int rows = SHAPES[m][0];
      int columns = SHAPES[m][1];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          java[into + i * columns + j] = theta[at + j * rows + i];
        }
      }
      at += rows * columns;
    }
    return java;
  }
}
