package ch19_autoencoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import leeml.data.words.book.Passage;
import leeml.data.words.book.TopicTexts;
import leeml.error.BadInputException;
import leeml.model.CentralDifferences;
import leeml.model.Examples;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

/** The network over bags of words, and how bags are weighed. */
class BagAutoEncoderTest {

  private static final long SEED = 20260121;
  private static final int WORDS = 6;

  private static BagAutoEncoder net(double hidden) {
    return new BagAutoEncoder(new double[] {1, 2, 0.5, 1, 3, 1}, new int[] {5}, 2, hidden);
  }

  private static Examples rows() {
    Random random = new Random(SEED);
    float[] values = new float[7 * WORDS];
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextBoolean() ? random.nextFloat() / 4 : 0;
    }
    return Examples.dense(values, WORDS, new float[7]);
  }

  @Test
  void theGradientAgreesWithCentralDifferences() {
    BagAutoEncoder net = net(0);
    float[] theta = net.initial(SEED);
    float[] gradient = new float[net.size()];
    assertThat(net.lossAndGradient(theta, rows().all(), gradient))
        .isCloseTo(net.loss(theta, rows().all()), within(1e-9));
    CentralDifferences.agree(net, theta, rows().all(), 2e-3f, 3e-3, SEED);
  }

  @Test
  void zerosCostTheEntropyOfTheShares() {
    // With θ = 0 every word has 1/6: the loss is ln 6 where the shares add up to 1.
    BagAutoEncoder net = net(0);
    assertThat(net.loss(new float[net.size()], rows().all())).isCloseTo(Math.log(6), within(1e-6));
  }

  @Test
  void codesAreTheMiddleAndHiddenWordsAreStillAskedFor() {
    float[] theta = net(0).initial(SEED);
    float[][] codes = net(0).codes(theta, rows());
    assertThat(codes).hasDimensions(7, 2);
    BagAutoEncoder copy = SerializationUtils.clone(net(0.5));
    assertThat(copy.codes(theta, rows())).isDeepEqualTo(codes);
    float[] gradient = new float[theta.length];
    double hidden = copy.lossAndGradient(theta, rows().all(), gradient);
    assertThat(hidden).isNotEqualTo(net(0).loss(theta, rows().all()));
    assertThat(copy.lossAndGradient(theta, rows().all(), gradient)).isEqualTo(hidden);
    assertThat(copy.loss(theta, rows().all())).isEqualTo(net(0).loss(theta, rows().all()));
    Arrays.fill(gradient, 7);
    assertThat(copy.lossAndGradient(theta, rows().take(new int[0]).all(), gradient)).isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void documentsAreTfIdfRowsOfLengthOne() {
    List<Passage> passages =
        new ArrayList<>(
            Collections.nCopies(5, new Passage(0, List.of("sea", "the", "sea", "ship"))));
    passages.addAll(Collections.nCopies(5, new Passage(1, List.of("sea", "x", "oven"))));
    Documents documents =
        Documents.of(
            "test", new TopicTexts("dishes", List.of("ships", "kitchens"), passages), 0, 10, SEED);
    // “the” is a stop word, “x” is one letter.
    assertThat(documents.vocabulary()).containsExactlyInAnyOrder("sea", "ship", "oven");
    assertThat(documents.vocabulary().get(0)).isEqualTo("sea");
    assertThat(documents.known().size()).isEqualTo(8);
    float[] row = new float[3];
    documents.known().rows().addScaled(0, 1, row, 0);
    double sea = (documents.known().targets()[0] == 0 ? 2 : 1) * Math.log(9.0 / 8);
    int other =
        documents.vocabulary().indexOf(documents.known().targets()[0] == 0 ? "ship" : "oven");
    double rare = documents.idf()[other];
    assertThat((double) row[0]).isCloseTo(sea / Math.hypot(sea, rare), within(1e-6));
    assertThat((double) row[other]).isCloseTo(rare / Math.hypot(sea, rare), within(1e-6));
    assertThatThrownBy(
            () ->
                Documents.of(
                    "shelf",
                    new TopicTexts("few", List.of("a", "b"), passages.subList(0, 3)),
                    0,
                    9,
                    1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 passages of 2 topics");
  }
}
