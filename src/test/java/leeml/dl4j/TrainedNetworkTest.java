package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import leeml.dl4j.tensor.TensorSet;
import leeml.error.BadInputException;
import leeml.spark.LocalSpark;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class TrainedNetworkTest {

  private static final long SEED = 20260105;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            "in line",
            NetworkObjective.of(Nets.convolutional(DataType.FLOAT)),
            Nets.pictures(9, SEED)),
        Arguments.of(
            "graph", NetworkObjective.of(Nets.graph(DataType.FLOAT)), Nets.pairs(9, SEED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void whatIsLoadedSaysTheSame(String name, NetworkObjective objective, TensorSet data)
      throws IOException {
    float[] theta = objective.initial(SEED);
    byte[] zip = zip(new TrainedNetwork(objective, theta));
    TrainedNetwork loaded = TrainedNetwork.load(new ByteArrayInputStream(zip), name);
    assertThat(loaded.theta()).isEqualTo(theta);
    assertThat(loaded.objective().outputs(theta, data.all()))
        .isEqualTo(objective.outputs(theta, data.all()));
  }

  @Test
  void deeplearning4jReadsTheZip() throws IOException {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    byte[] zip = zip(new TrainedNetwork(objective, objective.initial(SEED)));
    MultiLayerNetwork net =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
    assertThat(net.params().toFloatVector()).isEqualTo(objective.initial(SEED));
  }

  @Test
  void newDataIsScoredOnSpark() {
    NetworkObjective objective = NetworkObjective.of(Nets.convolutional(DataType.FLOAT));
    TrainedNetwork network = new TrainedNetwork(objective, objective.initial(SEED));
    TensorSet data = Nets.pictures(11, SEED);
    TensorSet first = data.select(0, 1, 2, 3, 4, 5);
    TensorSet second = data.select(6, 7, 8, 9, 10);
    List<float[]> scored =
        network
            .outputs(LocalSpark.context().parallelize(List.of(first.shard(), second.shard()), 2), 4)
            .collect();
    float[] expected = objective.outputs(network.theta(), data.all());
    assertThat(scored).hasSize(11);
    for (int i = 0; i < 11; i++) {
      assertThat(scored.get(i))
          .containsExactly(
              Arrays.copyOfRange(expected, 3 * i, 3 * i + 3),
              org.assertj.core.data.Offset.offset(1e-6f));
    }
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    assertThatThrownBy(
            () -> TrainedNetwork.load(new ByteArrayInputStream(new byte[] {1, 2, 3}), "a.zip"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a.zip: expected a zip of Deeplearning4j with the entry configuration.json");
  }

  private static byte[] zip(TrainedNetwork network) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    network.save(out);
    return out.toByteArray();
  }
}
