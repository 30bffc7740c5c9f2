package leeml.model.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import leeml.model.CentralDifferences;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.optim.Optimizers;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences that are squeezed into a vector, over tokens and over frames. */
class SequenceAutoEncoderTest {

  private static final int WORDS = 7;
  private static final int COLUMNS = 3;
  private static final long SEED = 20260119;

  static Stream<Arguments> networks() {
    SequenceSet words = SequenceSets.tokens(9, 6, WORDS, 2, false, SEED);
    SequenceSet frames = SequenceSets.frames(9, 6, COLUMNS, 2, false, SEED);
    return Stream.of(
        Arguments.of("tokens, taught", ofTokens(4, 1), words),
        Arguments.of("tokens, by the code alone", ofTokens(4, 0), words),
        Arguments.of("frames, taught", ofFrames(1), frames),
        Arguments.of("frames, by the code alone", ofFrames(0), frames));
  }

  private static SequenceAutoEncoder ofTokens(int code, double taught) {
    return SequenceAutoEncoder.ofTokens(
        WORDS,
        List.of(new Lstm(5, 6), new Affine(6, code)),
        List.of(new Gru(5 + code, 6), new Affine(6, WORDS)),
        taught);
  }

  private static SequenceAutoEncoder ofFrames(double taught) {
    return SequenceAutoEncoder.ofFrames(
        List.of(new Gru(COLUMNS, 5)),
        List.of(new Lstm(COLUMNS + 5, 6), new Affine(6, COLUMNS)),
        taught);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void gradientAgreesWithCentralDifferences(
      String name, SequenceAutoEncoder net, SequenceSet data) {
    float[] theta = somewhere(net);
    float[] gradient = new float[net.size()];
    double loss = net.lossAndGradient(theta, data.all(), gradient);
    assertThat(loss).isEqualTo(net.loss(theta, data.all()));
    CentralDifferences.agree(net, theta, data.all(), 2e-3f, 3e-3, SEED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void sequencesDoNotSeeEachOther(String name, SequenceAutoEncoder net, SequenceSet data) {
    float[] theta = somewhere(net);
    float[][] codes = net.codes(theta, data.all());
    float[][] told = net.retold(theta, data.all());
    SequenceAutoEncoder copy = SerializationUtils.clone(net);
    for (int i = 0; i < data.size(); i++) {
      assertThat(codes[i]).hasSize(net.codeSize());
      assertThat(copy.codes(theta, data.take(i).all())[0]).isEqualTo(codes[i]);
      assertThat(copy.retold(theta, data.take(i).all())[0]).isEqualTo(told[i]);
    }
  }

  @Test
  void withoutATeacherTheCodeAloneTells() {
    SequenceAutoEncoder net = ofTokens(4, 0);
    float[] theta = somewhere(net);
    SequenceSet data =
        new SequenceSet(new Tokens(new int[][] {{1, 2, 3}, {4, 5, 3}}), new int[][] {{0}, {0}});
    float[][] told = net.retold(theta, data.all());
    // Make the encoder forget: with its weights 0 both codes are its bias.
    Arrays.fill(theta, WORDS * 5, WORDS * 5 + new Lstm(5, 6).size() + 6 * 4, 0);
    float[][] forgotten = net.retold(theta, data.all());
    assertThat(told[0]).isNotEqualTo(told[1]);
    assertThat(forgotten[0]).isEqualTo(forgotten[1]);
    assertThat(ofTokens(4, 1).retold(theta, data.all())[0])
        .isNotEqualTo(ofTokens(4, 1).retold(theta, data.all())[1]);
  }

  @Test
  void aHalfTaughtPassIsTheSameTwice() {
    SequenceAutoEncoder net = ofTokens(4, 0.5);
    SequenceSet data = SequenceSets.tokens(20, 6, WORDS, 2, false, SEED);
    float[] theta = somewhere(net);
    float[] gradient = new float[theta.length];
    double drawn = net.lossAndGradient(theta, data.all(), gradient);
    assertThat(net.lossAndGradient(theta, data.all(), gradient)).isEqualTo(drawn);
    assertThat(net.loss(theta, data.all()))
        .isNotEqualTo(drawn)
        .isEqualTo(ofTokens(4, 1).loss(theta, data.all()));
  }

  @Test
  void itLearnsToRepeatWords() {
    SequenceSet data = SequenceSets.tokens(60, 4, WORDS, 2, false, SEED);
    SequenceAutoEncoder net =
        SequenceAutoEncoder.ofTokens(
            WORDS, List.of(new Gru(8, 24)), List.of(new Gru(8 + 24, 24), new Affine(24, WORDS)), 0);
    float[] theta =
        Trainer.of(net, Optimizers.adam(0.01))
            .batchSize(10)
            .seed(SEED)
            .within(Budget.epochs(60))
            .fit(Shards.of(List.of(Shard.of(data))))
            .theta();
    assertThat(net.loss(theta, data.all()))
        .isLessThan(0.2 * net.loss(net.initial(SEED), data.all()));
  }

  @Test
  void anEmptyBatchHasNoLoss() {
    SequenceAutoEncoder net = ofFrames(1);
    float[] gradient = new float[net.size()];
    Arrays.fill(gradient, 7);
    SequenceSet data = SequenceSets.frames(3, 4, COLUMNS, 2, false, SEED);
    assertThat(net.lossAndGradient(somewhere(net), data.all().part(1, 1), gradient)).isZero();
    assertThat(gradient).containsOnly(0);
    assertThat(net.loss(somewhere(net), data.all().part(1, 1))).isZero();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ofTokens(4, 1.5)).hasMessageContaining("taught share 1.5");
    assertThatThrownBy(
            () ->
                SequenceAutoEncoder.ofTokens(
                    WORDS,
                    List.of(new Lstm(5, 6)),
                    List.of(new Gru(5, 6), new Affine(6, WORDS)),
                    1))
        .hasMessage("the decoder takes 5 numbers, expected 11");
    SequenceSet words = SequenceSets.tokens(3, 4, WORDS + 5, 2, false, SEED);
    SequenceSet frames = SequenceSets.frames(3, 4, COLUMNS + 1, 2, false, SEED);
    assertThatThrownBy(() -> ofTokens(4, 1).loss(somewhere(ofTokens(4, 1)), frames.all()))
        .hasMessageContaining("for a network of tokens");
    assertThatThrownBy(() -> ofTokens(4, 1).loss(somewhere(ofTokens(4, 1)), words.all()))
        .hasMessageContaining("expected 0 … 6");
    assertThatThrownBy(() -> ofFrames(1).loss(somewhere(ofFrames(1)), frames.all()))
        .hasMessageContaining("frames of 4 numbers for a network of frames of 3");
  }

  private static float[] somewhere(SequenceAutoEncoder net) {
    Random random = new Random(SEED);
    float[] theta = new float[net.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (0.5 * random.nextGaussian());
    }
    return theta;
  }
}
