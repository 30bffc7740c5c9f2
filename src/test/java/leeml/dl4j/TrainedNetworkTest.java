package leeml.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import leeml.dl4j.tensor.TensorSet;
import leeml.error.BadInputException;
import leeml.spark.LocalSpark;
import org.apache.commons.lang3.SerializationUtils;
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

  /** What stands there would be made by Java's deserialisation, whatever it is. */
  @Test
  void aJavaObjectInTheZipIsRefusedUnread() throws IOException {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    byte[] sound = zip(new TrainedNetwork(objective, objective.initial(SEED)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(sound));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        entries.transferTo(out);
      }
      out.putNextEntry(new ZipEntry("preprocessor.bin"));
      out.write(SerializationUtils.serialize(new Tripwire()));
    }
    assertThatThrownBy(
            () -> TrainedNetwork.load(new ByteArrayInputStream(bytes.toByteArray()), "a.zip"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.zip: holds preprocessor.bin, a Java object");
    assertThat(Tripwire.touched).isFalse();
  }

  /** Notices that it was deserialised. */
  private static final class Tripwire implements Serializable {
    private static boolean touched;

    private Object readResolve() {
      touched = true;
      return this;
    }
  }

  @Test
  void aZipThatIsCutShortIsRefused() throws IOException {
    NetworkObjective objective = NetworkObjective.of(Nets.dense(DataType.FLOAT));
    byte[] sound = zip(new TrainedNetwork(objective, objective.initial(SEED)));
    for (int length : new int[] {10, 100, sound.length / 2}) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThatThrownBy(() -> TrainedNetwork.load(new ByteArrayInputStream(cut), "a.zip"))
          .as("length %d of %d", length, sound.length)
          .isInstanceOf(BadInputException.class);
    }
  }

  private static byte[] zip(TrainedNetwork network) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    network.save(out);
    return out.toByteArray();
  }
}
