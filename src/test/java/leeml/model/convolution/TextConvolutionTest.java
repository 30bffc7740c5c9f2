package leeml.model.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import leeml.model.CentralDifferences;
import leeml.model.recurrent.SequenceSets;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

/** Filters over words, against sums written out and central differences. */
class TextConvolutionTest {

  private static final int WORDS = 9;
  private static final long SEED = 20260120;

  private static TextConvolution net(double dropout) {
    return new TextConvolution(WORDS, 4, List.of(1, 2, 3), 5, 3, dropout);
  }

  private static SequenceSet data() {
    return SequenceSets.tokens(12, 7, WORDS, 3, false, SEED);
  }

  @Test
  void theGradientAgreesWithCentralDifferences() {
    TextConvolution net = net(0);
    SequenceBatch batch = data().all();
    float[] theta = somewhere(net);
    float[] gradient = new float[net.size()];
    assertThat(net.lossAndGradient(theta, batch, gradient))
        .isCloseTo(net.loss(theta, batch), within(1e-9));
    CentralDifferences.agree(net, theta, batch, 1e-3f, 3e-3, SEED);
  }

  @Test
  void aFilterIsAWeightedSumOfAWindow() {
    // One filter of two words of one number each: c = 0.5 + 2 x_t + 3 x_{t+1}, and x of word k is
    // k.
    TextConvolution net = new TextConvolution(4, 1, List.of(2), 1, 2, 0);
    float[] theta = {0, 1, 2, 3, 2, 3, 0.5f, 1, -1, 0.25f, 0};
    SequenceSet one = new SequenceSet(new Tokens(new int[][] {{3, 1, 2}}), new int[][] {{0}});
    // Windows: (–, 3) 9.5, (3, 1) 9.5, (1, 2) 8.5, (2, –) 4.5; of equal ones the first counts.
    TextConvolution.Found found = net.found(theta, one.all());
    assertThat(found.largest()[0]).containsExactly(9.5f);
    assertThat(found.from()[0]).containsExactly(-1);
    assertThat(net.scores(theta, one.all())[0]).containsExactly(9.75f, -9.5f);
    assertThat(net.width(0)).isEqualTo(2);
    assertThat(net.weight(theta, 0, 1)).isEqualTo(-1);
  }

  @Test
  void sentencesDoNotSeeEachOther() {
    TextConvolution net = net(0);
    float[] theta = somewhere(net);
    float[][] together = net.scores(theta, data().all());
    TextConvolution copy = SerializationUtils.clone(net);
    for (int i = 0; i < together.length; i++) {
      assertThat(copy.scores(theta, data().take(i).all())[0]).isEqualTo(together[i]);
    }
  }

  @Test
  void dropoutHidesInTrainingAlone() {
    SequenceBatch batch = data().all();
    float[] theta = somewhere(net(0));
    float[] gradient = new float[theta.length];
    assertThat(net(0.5).loss(theta, batch)).isEqualTo(net(0).loss(theta, batch));
    double hidden = net(0.5).lossAndGradient(theta, batch, gradient);
    float[] kept = gradient.clone();
    assertThat(hidden).isNotEqualTo(net(0).loss(theta, batch));
    assertThat(net(0.5).lossAndGradient(theta, batch, gradient)).isEqualTo(hidden);
    assertThat(gradient).isEqualTo(kept);
  }

  @Test
  void anEmptyBatchHasNoLossAndWhatDoesNotFitIsRefused() {
    TextConvolution net = net(0);
    float[] gradient = new float[net.size()];
    Arrays.fill(gradient, 7);
    assertThat(net.lossAndGradient(somewhere(net), data().all().part(2, 2), gradient)).isZero();
    assertThat(gradient).containsOnly(0);
    SequenceSet strange = SequenceSets.tokens(5, 7, WORDS + 20, 3, false, SEED);
    assertThatThrownBy(() -> net.loss(somewhere(net), strange.all()))
        .hasMessageContaining("expected 0 … 8");
    assertThatThrownBy(() -> new TextConvolution(WORDS, 4, List.of(0), 5, 3, 0))
        .hasMessageContaining("widths [0]");
    assertThatThrownBy(() -> net(1)).hasMessageContaining("dropout 1.0");
  }

  private static float[] somewhere(TextConvolution net) {
    Random random = new Random(SEED);
    float[] theta = new float[net.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (0.5 * random.nextGaussian());
    }
    return theta;
  }
}
