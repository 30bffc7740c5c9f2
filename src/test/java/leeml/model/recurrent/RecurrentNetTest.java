package leeml.model.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import leeml.model.CentralDifferences;
import leeml.model.attention.LayerNorm;
import leeml.model.attention.SelfAttention;
import leeml.model.attention.TransformerBlock;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every network of layers over sequences of unequal lengths. */
class RecurrentNetTest {

  private static final int COUNT = 11;
  private static final int STEPS = 6;
  private static final int WORDS = 7;
  private static final int COLUMNS = 3;
  private static final int CLASSES = 4;
  private static final long SEED = 20260109;

  static Stream<Arguments> networks() {
    SequenceSet words = SequenceSets.tokens(COUNT, STEPS, WORDS, CLASSES, true, SEED);
    SequenceSet whole = SequenceSets.tokens(COUNT, STEPS, WORDS, CLASSES, false, SEED);
    SequenceSet frames = SequenceSets.frames(COUNT, STEPS, COLUMNS, CLASSES, true, SEED);
    return Stream.of(
        Arguments.of("affine alone", each(new Affine(5, CLASSES)), words),
        Arguments.of("Elman", each(new Elman(5, 6), new Affine(6, CLASSES)), words),
        Arguments.of("Jordan", each(new Jordan(5, 6, CLASSES)), words),
        Arguments.of("LSTM", each(new Lstm(5, 6), new Affine(6, CLASSES)), words),
        Arguments.of("LSTM of 17 units", each(new Lstm(5, 17), new Affine(17, CLASSES)), words),
        Arguments.of("GRU", each(new Gru(5, 6), new Affine(6, CLASSES)), words),
        Arguments.of(
            "LSTM over LSTM", each(new Lstm(5, 6), new Lstm(6, 5), new Affine(5, CLASSES)), words),
        Arguments.of(
            "both ways, GRU and LSTM, under Elman",
            each(
                new Bidirectional(new Gru(5, 3), new Lstm(5, 4)),
                new Elman(7, 5),
                new Affine(5, CLASSES)),
            words),
        Arguments.of(
            "Elman over frames",
            RecurrentNet.ofFrames(
                List.of(new Elman(COLUMNS, 6), new Affine(6, CLASSES)), SequenceLoss.everyStep()),
            frames),
        Arguments.of(
            "both ways over frames",
            RecurrentNet.ofFrames(
                List.of(
                    new Bidirectional(new Lstm(COLUMNS, 4), new Gru(COLUMNS, 4)),
                    new Affine(8, CLASSES)),
                SequenceLoss.everyStep()),
            frames),
        Arguments.of(
            "a transformer's block",
            each(new TransformerBlock(6, 2, 7, false), new Affine(6, CLASSES)),
            words),
        Arguments.of(
            "causal attention over frames",
            RecurrentNet.ofFrames(
                List.of(
                    new Affine(COLUMNS, 6),
                    new LayerNorm(6),
                    new SelfAttention(6, 3, true),
                    new Affine(6, CLASSES)),
                SequenceLoss.everyStep()),
            frames),
        Arguments.of(
            "the last step of an LSTM",
            RecurrentNet.ofTokens(
                WORDS, List.of(new Lstm(5, 6), new Affine(6, CLASSES)), SequenceLoss.lastStep()),
            whole),
        Arguments.of(
            "what a look back over a GRU keeps",
            RecurrentNet.ofTokens(
                WORDS,
                List.of(new Gru(5, 6), new Attention(6, 4), new Affine(6, CLASSES)),
                SequenceLoss.lastStepSet()),
            words),
        Arguments.of(
            "the mean of a GRU's steps",
            RecurrentNet.ofTokens(
                WORDS, List.of(new Gru(5, 6), new Affine(6, CLASSES)), SequenceLoss.meanOfSteps()),
            whole));
  }

  private static RecurrentNet each(Layer... layers) {
    return RecurrentNet.ofTokens(WORDS, List.of(layers), SequenceLoss.everyStep());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void gradientAgreesWithCentralDifferences(String name, RecurrentNet net, SequenceSet data) {
    float[] theta = somewhere(net);
    CentralDifferences.agree(net, theta, data.all(), 2e-3f, 2e-3, SEED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void sequencesDoNotSeeEachOther(String name, RecurrentNet net, SequenceSet data) {
    float[] theta = somewhere(net);
    float[][] together = net.scores(theta, data.all());
    for (int i = 0; i < data.size(); i++) {
      SequenceBatch alone = data.take(i).all();
      assertThat(net.scores(theta, alone)[0]).as("sequence %d", i).isEqualTo(together[i]);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void shardsWeightedByTheirSequencesMakeTheWhole(String name, RecurrentNet net, SequenceSet data) {
    float[] theta = somewhere(net);
    float[] whole = new float[net.size()];
    double loss = net.lossAndGradient(theta, data.all(), whole);
    int[] borders = {0, 3, 4, 4, COUNT};
    double lossOfParts = 0;
    double[] sum = new double[whole.length];
    for (int s = 0; s + 1 < borders.length; s++) {
      SequenceBatch part = data.all().part(borders[s], borders[s + 1]);
      float[] gradient = new float[whole.length];
      lossOfParts += part.size() * net.lossAndGradient(theta, part, gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) part.size() * gradient[i];
      }
    }
    assertThat(lossOfParts / COUNT).isCloseTo(loss, within(1e-6 * Math.max(1, loss)));
    for (int i = 0; i < sum.length; i++) {
      assertThat(sum[i] / COUNT)
          .isCloseTo(whole[i], within(4e-6 * Math.max(1, Math.abs(whole[i]))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theSameInputGivesTheSameBitsAndIsLeftAlone(String name, RecurrentNet net, SequenceSet data) {
    float[] theta = somewhere(net);
    float[] kept = theta.clone();
    float[] first = new float[theta.length];
    float[] second = new float[theta.length];
    double loss = net.lossAndGradient(theta, data.all(), first);
    // A larger and a smaller batch in between leave nothing behind.
    net.loss(theta, data.take(0, 1).all());
    RecurrentNet copy = SerializationUtils.clone(net);
    assertThat(net.lossAndGradient(theta, data.all(), second)).isEqualTo(loss);
    assertThat(second).isEqualTo(first);
    assertThat(copy.lossAndGradient(theta, data.all(), second)).isEqualTo(loss);
    assertThat(second).isEqualTo(first);
    assertThat(theta).isEqualTo(kept);
    assertThat(net.initial(3)).isEqualTo(net.initial(3)).hasSize(net.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void anEmptyBatchHasNoLossAndNoGradient(String name, RecurrentNet net, SequenceSet data) {
    float[] gradient = new float[net.size()];
    Arrays.fill(gradient, 7);
    SequenceBatch none = data.all().part(2, 2);
    assertThat(net.lossAndGradient(somewhere(net), none, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
    assertThat(net.loss(somewhere(net), none)).isZero();
  }

  @Test
  void dropoutHidesInTrainingAlone() {
    SequenceSet data = SequenceSets.tokens(40, STEPS, WORDS, CLASSES, true, SEED);
    RecurrentNet plain = each(new Lstm(5, 6), new Affine(6, CLASSES));
    RecurrentNet hiding = each(new Lstm(5, 6), new Dropout(6, 0.5, 1), new Affine(6, CLASSES));
    float[] theta = somewhere(plain);
    float[] gradient = new float[theta.length];
    assertThat(hiding.loss(theta, data.all())).isEqualTo(plain.loss(theta, data.all()));
    double hidden = hiding.lossAndGradient(theta, data.all(), gradient);
    assertThat(hidden).isNotEqualTo(plain.loss(theta, data.all()));
    assertThat(hiding.lossAndGradient(theta, data.all(), gradient)).isEqualTo(hidden);
  }

  @Test
  void dropoutScalesWhatItKeeps() {
    SequenceSet data = SequenceSets.tokens(400, STEPS, WORDS, CLASSES, true, SEED);
    var packed = leeml.model.sequence.PackedSteps.of(data.all()).withNoise(5);
    float[] ones = new float[packed.rows() * 8];
    Arrays.fill(ones, 1);
    float[] out = new Dropout(8, 0.25, 3).forward(new float[0], 0, packed, ones);
    double mean = 0;
    for (int k = 0; k < ones.length; k++) {
      assertThat(out[k]).isIn(0f, 4f / 3);
      mean += out[k] / ones.length;
    }
    assertThat(mean).isCloseTo(1, within(0.02));
  }

  @Test
  void anIrnnKeepsItsStateAtTheStart() {
    // Once a unit is up it stays there: U is the identity, and what comes in is near zero.
    RecurrentNet net =
        RecurrentNet.ofFrames(List.of(Elman.irnn(1, 4, 1)), SequenceLoss.everyStep());
    float[] theta = net.initial(1);
    SequenceSet data =
        new SequenceSet(
            new leeml.model.sequence.Frames(new float[][] {{500, 0, 0, 0}}, 1), new int[][] {{0}});
    float[] h = net.scores(theta, data.all())[0];
    assertThat(Arrays.copyOfRange(h, 12, 16)).isEqualTo(Arrays.copyOfRange(h, 0, 4));
    assertThat(h[0] + h[1] + h[2] + h[3]).isPositive();
  }

  @Test
  void attentionIsAWeightedMeanOfTheSteps() {
    // One unit, A = 1, b = 0, u = 2: weights ∝ exp(2 tanh x), for x = 0, 1 and the sequence 3.
    Attention attention = new Attention(1, 1);
    RecurrentNet net = RecurrentNet.ofFrames(List.of(attention), SequenceLoss.lastStepSet());
    SequenceSet data =
        new SequenceSet(
            new leeml.model.sequence.Frames(new float[][] {{3}, {0, 1}}, 1),
            new int[][] {{0}, {0}});
    float[][] v = net.scores(new float[] {1, 0, 2}, data.all());
    double weight = 1 / (1 + Math.exp(-2 * Math.tanh(1)));
    assertThat(v[0]).containsExactly(3);
    assertThat(v[1][0]).isZero();
    assertThat((double) v[1][1]).isCloseTo(weight, within(1e-6));
    assertThat(attention.weights()[0]).containsExactly(1);
    assertThat((double) attention.weights()[1][1]).isCloseTo(weight, within(1e-6));
  }

  @Test
  void aSetOfClassesIsTheMeanOfItsMembers() {
    SequenceSet both = SequenceSets.tokens(1, STEPS, WORDS, CLASSES, false, SEED);
    RecurrentNet net =
        RecurrentNet.ofTokens(
            WORDS, List.of(new Elman(5, 6), new Affine(6, CLASSES)), SequenceLoss.lastStepSet());
    float[] theta = somewhere(net);
    double mean = 0;
    for (int y : new int[] {1, 3}) {
      mean += net.loss(theta, new SequenceSet(both.inputs(), new int[][] {{y}}).all()) / 2;
    }
    assertThat(net.loss(theta, new SequenceSet(both.inputs(), new int[][] {{1, 3}}).all()))
        .isCloseTo(mean, within(1e-6));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> each(new Lstm(5, 6), new Affine(5, CLASSES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 1 takes 5 numbers, the one below gives 6");
    RecurrentNet net = each(new Elman(5, 6), new Affine(6, CLASSES));
    SequenceSet wrong = SequenceSets.tokens(3, STEPS, WORDS + 1, CLASSES, false, SEED);
    assertThatThrownBy(() -> net.loss(net.initial(1), wrong.all()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] somewhere(RecurrentNet net) {
    Random random = new Random(SEED);
    float[] theta = new float[net.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (0.5 * random.nextGaussian());
    }
    return theta;
  }
}
