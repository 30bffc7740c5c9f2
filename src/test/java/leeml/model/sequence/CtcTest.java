package leeml.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over paths against all paths written out, and decoders against all strings. */
class CtcTest {

  private static final int CLASSES = 3;
  private static final int STEPS = 5;
  private static final long SEED = 77;

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "12", "11", "121", "212", "22", "2211"})
  void theLossIsTheSumOverAllPaths(String labels) {
    int[] target = labels.chars().map(c -> c - '0').toArray();
    if (labels.equals("2211")) {
      // Four labels with two repetitions need six steps.
      assertThatThrownBy(() -> loss(scores(), target))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("5 steps, its target needs at least 6");
      return;
    }
    List<Integer> wanted = new ArrayList<>();
    for (int label : target) {
      wanted.add(label);
    }
    double probability = strings(scores()).get(wanted);
    assertThat(loss(scores(), target)).isCloseTo(-Math.log(probability), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "12", "11", "121"})
  void theSlopeAgreesWithCentralDifferences(String labels) {
    int[] target = labels.chars().map(c -> c - '0').toArray();
    float[] z = scores();
    float[] slope = z.clone();
    new Ctc().lossAndSlope(packed(target), slope, CLASSES);
    for (int k = 0; k < z.length; k++) {
      float kept = z[k];
      z[k] = kept + 1e-2f;
      double above = loss(z, target);
      float right = z[k];
      z[k] = kept - 1e-2f;
      double numeric = (above - loss(z, target)) / ((double) right - z[k]);
      z[k] = kept;
      assertThat((double) slope[k]).as("dℓ/dz[%d]", k).isCloseTo(numeric, within(1e-4));
    }
  }

  @Test
  void longSequencesDoNotUnderflow() {
    float[] z = new float[2000 * CLASSES];
    Frames frames = new Frames(new float[][] {new float[2000]}, 1);
    PackedSteps packed = PackedSteps.of(new SequenceSet(frames, new int[][] {{1, 2, 1}}).all());
    double loss = new Ctc().lossAndSlope(packed, z, CLASSES);
    assertThat(loss).isFinite().isGreaterThan(1000);
  }

  @Test
  void repetitionsThenBlanksAreDropped() {
    assertThat(CtcDecoder.collapse(List.of(1, 1, 0, 1, 2, 2))).containsExactly(1, 1, 2);
    assertThat(CtcDecoder.collapse(List.of(0, 0))).isEmpty();
  }

  @Test
  void aWideBeamFindsTheMostProbableString() {
    Random random = new Random(SEED);
    int better = 0;
    for (int trial = 0; trial < 50; trial++) {
      float[] z = normal(random);
      Map<List<Integer>, Double> strings = strings(z);
      List<Integer> best =
          strings.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      assertThat(CtcDecoder.prefixBeam(z, CLASSES, 1000))
          .as("trial %d, seed %d", trial, SEED)
          .isEqualTo(best);
      better += CtcDecoder.bestPath(z, CLASSES).equals(best) ? 0 : 1;
    }
    // Where the best path is not the best string, the two decoders differ.
    assertThat(better).isPositive();
  }

  @Test
  void bestPathCollapsesTheHighestScores() {
    float[] z = {0, 2, 1, 0, 3, 1, 4, 0, 0, 0, 1, 0, 0, 0, 5};
    assertThat(CtcDecoder.bestPath(z, CLASSES)).containsExactly(1, 1, 2);
  }

  @Test
  void theBlankIsNoLabel() {
    assertThatThrownBy(() -> loss(scores(), new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 0 in sequence 0, expected 1 … 2");
  }

  private static double loss(float[] z, int[] target) {
    return new Ctc().lossAndSlope(packed(target), z.clone(), CLASSES);
  }

  private static PackedSteps packed(int[] target) {
    Frames frames = new Frames(new float[][] {new float[STEPS]}, 1);
    return PackedSteps.of(new SequenceSet(frames, new int[][] {target}).all());
  }

  private static float[] scores() {
    return normal(new Random(SEED));
  }

  private static float[] normal(Random random) {
    float[] z = new float[STEPS * CLASSES];
    for (int k = 0; k < z.length; k++) {
      z[k] = (float) random.nextGaussian();
    }
    return z;
  }

  /** The probability of every string, by writing out all paths. */
  private static Map<List<Integer>, Double> strings(float[] z) {
    double[] logs = LogSpace.softmax(z, CLASSES);
    Map<List<Integer>, Double> strings = new HashMap<>();
    for (int number = 0; number < Math.pow(CLASSES, STEPS); number++) {
      List<Integer> path = new ArrayList<>();
      double log = 0;
      int rest = number;
      for (int t = 0; t < STEPS; t++) {
        path.add(rest % CLASSES);
        log += logs[t * CLASSES + rest % CLASSES];
        rest /= CLASSES;
      }
      strings.merge(CtcDecoder.collapse(path), Math.exp(log), Double::sum);
    }
    return strings;
  }
}
