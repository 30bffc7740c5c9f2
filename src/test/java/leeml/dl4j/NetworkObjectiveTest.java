package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.model.CentralDifferences;
import org.apache.commons.lang3.SerializationUtils;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of Deeplearning4j keep what an objective promises. */
class NetworkObjectiveTest {

  private static final int EXAMPLES = 7;
  private static final long SEED = 20260102;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("dense, L1 and L2", of(DataType.DOUBLE, 0), Nets.rows(EXAMPLES, SEED)),
        Arguments.of("convolutional", of(DataType.DOUBLE, 1), Nets.pictures(EXAMPLES, SEED)),
        Arguments.of("LSTM, masked", of(DataType.DOUBLE, 2), Nets.sequences(EXAMPLES, SEED)),
        Arguments.of("graph, L2", of(DataType.DOUBLE, 3), Nets.pairs(EXAMPLES, SEED)));
  }

  static Stream<Arguments> singleAndDouble() {
    return Stream.of(
        Arguments.of("dense", 0, Nets.rows(EXAMPLES, SEED)),
        Arguments.of("convolutional, by oneDNN", 1, Nets.pictures(EXAMPLES, SEED)),
        Arguments.of("LSTM, masked", 2, Nets.sequences(EXAMPLES, SEED)),
        Arguments.of("graph", 3, Nets.pairs(EXAMPLES, SEED)));
  }

  private static NetworkObjective of(DataType type, int kind) {
    return switch (kind) {
      case 0 -> NetworkObjective.of(Nets.dense(type));
      case 1 -> NetworkObjective.of(Nets.convolutional(type));
      case 2 -> NetworkObjective.of(Nets.recurrent(type));
      default -> NetworkObjective.of(Nets.graph(type));
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void gradientAgreesWithCentralDifferences(
      String name, NetworkObjective objective, TensorSet data) {
    float[] theta = objective.initial(SEED);
    float[] gradient = new float[objective.size()];
    objective.lossAndGradient(theta, data.all(), gradient);
    for (int i = 0; i < theta.length; i++) {
      float kept = theta[i];
      // Away from |w| of L1 at 0, which has no derivative there.
      if (Math.abs(kept) < 2e-4 && kept != 0) {
        continue;
      }
      double numeric =
          CentralDifferences.slope(at -> objective.loss(at, data.all()), theta, i, 1e-4f);
      assertThat((double) gradient[i])
          .as("dL/dθ[%d], θ = %s, seed %d", i, kept, SEED)
          .isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("singleAndDouble")
  void singlePrecisionFindsTheSameGradient(String name, int kind, TensorSet data) {
    NetworkObjective single = of(DataType.FLOAT, kind);
    float[] theta = single.initial(SEED);
    float[] found = new float[theta.length];
    float[] exact = new float[theta.length];
    double loss = single.lossAndGradient(theta, data.all(), found);
    double exactLoss = of(DataType.DOUBLE, kind).lossAndGradient(theta, data.all(), exact);
    assertThat(loss).isCloseTo(exactLoss, within(1e-5));
    for (int i = 0; i < theta.length; i++) {
      assertThat(found[i]).as("dL/dθ[%d]", i).isCloseTo(exact[i], within(2e-6f));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void shardsWeightedByTheirExamplesMakeTheWhole(
      String name, NetworkObjective objective, TensorSet data) {
    float[] theta = objective.initial(SEED);
    float[] whole = new float[theta.length];
    double loss = objective.lossAndGradient(theta, data.all(), whole);
    TensorBatch all = data.all();
    double lossOfParts = 0;
    double[] sum = new double[theta.length];
    int[] borders = {0, 3, 3, 4, EXAMPLES};
    for (int s = 0; s + 1 < borders.length; s++) {
      TensorBatch part = all.part(borders[s], borders[s + 1]);
      float[] gradient = new float[theta.length];
      lossOfParts += part.size() * objective.lossAndGradient(theta, part, gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) part.size() * gradient[i];
      }
    }
    assertThat(lossOfParts / EXAMPLES).isCloseTo(loss, within(1e-6));
    for (int i = 0; i < sum.length; i++) {
      assertThat(sum[i] / EXAMPLES).isCloseTo(whole[i], within(1e-6));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theSameInputGivesTheSameBitsAndIsLeftAlone(
      String name, NetworkObjective objective, TensorSet data) {
    float[] theta = objective.initial(SEED);
    float[] kept = theta.clone();
    float[] first = new float[theta.length];
    float[] second = new float[theta.length];
    double loss = objective.lossAndGradient(theta, data.all(), first);
    NetworkObjective elsewhere = SerializationUtils.clone(objective);
    assertThat(elsewhere.lossAndGradient(theta, data.all(), second)).isEqualTo(loss);
    assertThat(second).isEqualTo(first);
    assertThat(objective.loss(theta, data.all())).isCloseTo(loss, within(1e-9));
    assertThat(theta).isEqualTo(kept);
  }

  @Test
  void theStartFollowsTheSeed() {
    NetworkObjective objective = of(DataType.FLOAT, 1);
    assertThat(objective.initial(1))
        .isEqualTo(objective.initial(1))
        .isNotEqualTo(objective.initial(2));
  }

  @Test
  void anEmptyBatchHasNoLossAndNoGradient() {
    NetworkObjective objective = of(DataType.FLOAT, 0);
    float[] gradient = new float[objective.size()];
    Arrays.fill(gradient, 7);
    TensorBatch none = Nets.rows(3, SEED).all().part(1, 1);
    assertThat(objective.lossAndGradient(objective.initial(1), none, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
    assertThat(objective.loss(objective.initial(1), none)).isZero();
    assertThat(objective.outputs(objective.initial(1), none)).isEmpty();
  }

  @Test
  void dropoutFollowsFromThetaAndBatchAndIsOnlyForTraining() {
    NetworkObjective objective =
        NetworkObjective.of(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(20).dropOut(0.5).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(20).nOut(3).build())
                .build());
    TensorSet data = Nets.rows(EXAMPLES, SEED);
    float[] theta = objective.initial(5);
    float[] first = new float[theta.length];
    float[] again = new float[theta.length];
    double noisy = objective.lossAndGradient(theta, data.all(), first);
    assertThat(SerializationUtils.clone(objective).lossAndGradient(theta, data.all(), again))
        .isEqualTo(noisy);
    assertThat(again).isEqualTo(first);
    assertThat(objective.loss(theta, data.all()))
        .isEqualTo(objective.loss(theta, data.all()))
        .isNotCloseTo(noisy, within(1e-6));
    theta[0] += 1e-6f;
    assertThat(objective.lossAndGradient(theta, data.all(), again))
        .as("another θ, another noise")
        .isNotCloseTo(noisy, within(1e-4));
  }

  @Test
  void outputsAreProbabilitiesRowByRow() {
    NetworkObjective objective = of(DataType.FLOAT, 0);
    float[] outputs = objective.outputs(objective.initial(1), Nets.rows(EXAMPLES, SEED).all());
    assertThat(outputs).hasSize(EXAMPLES * 3);
    for (int i = 0; i < EXAMPLES; i++) {
      assertThat(outputs[3 * i] + outputs[3 * i + 1] + outputs[3 * i + 2])
          .isCloseTo(1, within(1e-5f));
    }
  }

  @Test
  void aLargeBatchIsLookedAtInPartsAndPutTogether() {
    NetworkObjective objective = of(DataType.FLOAT, 0);
    float[] theta = objective.initial(1);
    TensorBatch all = Nets.rows(1200, SEED).all();
    float[] outputs = objective.outputs(theta, all);
    double loss = 0;
    for (int i = 0; i < all.size(); i += 300) {
      TensorBatch part = all.part(i, i + 300);
      assertThat(Arrays.copyOfRange(outputs, 3 * i, 3 * (i + 300)))
          .isEqualTo(objective.outputs(theta, part));
      loss += objective.loss(theta, part) / 4;
    }
    assertThat(outputs).hasSize(3600);
    assertThat(objective.loss(theta, all)).isCloseTo(loss, within(1e-6));
  }

  @Test
  void whatIsNoPartOfAnObjectiveIsRefused() {
    assertThatThrownBy(() -> NetworkObjective.of(with(base().weightDecay(0.1))))
        .hasMessageContaining("use l2");
    assertThatThrownBy(
            () ->
                NetworkObjective.of(
                    with(base().gradientNormalization(GradientNormalization.ClipL2PerLayer))))
        .hasMessageContaining("clip in the optimizer");
    assertThatThrownBy(
            () ->
                NetworkObjective.of(
                    base()
                        .list()
                        .layer(new BatchNormalization.Builder().nIn(4).nOut(4).build())
                        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(4).nOut(3).build())
                        .build()))
        .hasMessageContaining("running statistic");
    assertThatThrownBy(
            () ->
                NetworkObjective.of(
                    base()
                        .list()
                        .layer(new LSTM.Builder().nIn(3).nOut(4).build())
                        .layer(
                            new RnnOutputLayer.Builder(LossFunction.MCXENT).nIn(4).nOut(3).build())
                        .backpropType(BackpropType.TruncatedBPTT)
                        .tBPTTLength(2)
                        .build()))
        .hasMessageContaining("cut the sequences");
    assertThatThrownBy(() -> of(DataType.FLOAT, 0).loss(new float[3], Nets.rows(1, SEED).all()))
        .hasMessageContaining("3 parameters for a network of");
  }

  private static NeuralNetConfiguration.Builder base() {
    return new NeuralNetConfiguration.Builder().seed(1);
  }

  private static MultiLayerConfiguration with(NeuralNetConfiguration.Builder builder) {
    return builder
        .list()
        .layer(new DenseLayer.Builder().nIn(4).nOut(4).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(4).nOut(3).build())
        .build();
  }
}
