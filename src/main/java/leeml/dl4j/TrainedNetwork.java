package leeml.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.FlatArrays;
import leeml.dl4j.tensor.TensorBatch;
import leeml.error.BadInputException;
import leeml.train.shard.Shard;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A network and its θ: what training leaves, saved and loaded as Deeplearning4j's zip.
 *
 * @param objective the network
 * @param theta shape (d); not copied
 */
public record TrainedNetwork(NetworkObjective objective, float[] theta) implements Serializable {

  private static final String CONFIGURATION = "configuration.json";

  /** What of a zip is handed on: JSON and numbers. */
  private static final Set<String> READ =
      Set.of(CONFIGURATION, ModelSerializer.COEFFICIENTS_BIN, ModelSerializer.NO_PARAMS_MARKER);

  /** Checks that θ fits. */
  public TrainedNetwork {
    if (theta.length != objective.size()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, objective.size()));
    }
  }

  /**
   * Writes the zip that Deeplearning4j's {@code ModelSerializer} reads, without optimizer state.
   */
  public void save(OutputStream out) throws IOException {
    ModelSerializer.writeModel(objective.model(theta), out, false);
  }

  /**
   * Reads a zip of Deeplearning4j, layers in line or a graph.
   *
   * <p>Its {@code ModelSerializer} would make whatever Java objects a zip holds as a preprocessor;
   * a zip with one is refused, and of any other only the configuration and the numbers are handed
   * on.
   *
   * @param where what to call it in a message: the file's name
   * @throws BadInputException if it is no such zip, or the network is one that cannot be trained
   *     here
   */
  public static TrainedNetwork load(InputStream in, String where) throws IOException {
    NativeLibrary.start();
    byte[] zip = plain(in, where);
    JsonNode configuration = configuration(zip, where);
    try {
      if (configuration.has("networkInputs")) {
        ComputationGraph net =
            ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip), false);
        return new TrainedNetwork(NetworkObjective.of(net.getConfiguration()), theta(net));
      }
      MultiLayerNetwork net =
          ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
      return new TrainedNetwork(NetworkObjective.of(net.getLayerWiseConfigurations()), theta(net));
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(where, "no network that can be used here: " + e.getMessage(), e);
    }
  }

  private static byte[] plain(InputStream in, String where) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream entries = new ZipInputStream(in);
        ZipOutputStream kept = new ZipOutputStream(bytes)) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        if (entry.getName().equals(ModelSerializer.PREPROCESSOR_BIN)) {
          throw new BadInputException(
              where,
              "holds %s, a Java object, and none is read from a file; save the network without it"
                  .formatted(entry.getName()));
        }
        if (READ.contains(entry.getName())) {
          kept.putNextEntry(new ZipEntry(entry.getName()));
          entries.transferTo(kept);
        }
      }
    } catch (ZipException | EOFException e) {
      throw new BadInputException(where, "a damaged zip: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static JsonNode configuration(byte[] zip, String where) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
        if (entry.getName().equals(CONFIGURATION)) {
          return new ObjectMapper().readTree(entries.readAllBytes());
        }
      }
    }
    throw new BadInputException(
        where, "expected a zip of Deeplearning4j with the entry " + CONFIGURATION);
  }

  private static float[] theta(Model model) {
    float[] theta = new float[Math.toIntExact(model.params().length())];
    FlatArrays.read(model.params(), theta);
    return theta;
  }

  /**
   * Runs the network over data that lies on executors: nothing but the outputs comes back.
   *
   * @param shards any number a partition
   * @param batchSize examples at a time, at least 1
   * @return the first output of each example, in the order of partitions, shards and examples
   */
  public JavaRDD<float[]> outputs(JavaRDD<Shard<TensorBatch>> shards, int batchSize) {
    Broadcast<TrainedNetwork> network =
        JavaSparkContext.fromSparkContext(shards.context()).broadcast(this);
    return shards.mapPartitions(
        partition -> {
          // The broadcast is one object for all tasks of a JVM, and a network is used by one.
          TrainedNetwork own = network.value().copy();
          return StreamSupport.stream(
                  Spliterators.spliteratorUnknownSize(partition, Spliterator.ORDERED), false)
              .flatMap(shard -> own.outputs(shard, batchSize))
              .iterator();
        });
  }

  private TrainedNetwork copy() {
    return new TrainedNetwork(SerializationUtils.clone(objective), theta);
  }

  private Stream<float[]> outputs(Shard<TensorBatch> shard, int batchSize) {
    int[] order = IntStream.range(0, shard.size()).toArray();
    return IntStream.iterate(0, from -> from < order.length, from -> from + batchSize)
        .boxed()
        .flatMap(
            from -> {
              TensorBatch batch =
                  shard.batch(order, from, Math.min(order.length, from + batchSize));
              float[] outputs = objective.outputs(theta, batch);
              int each = outputs.length / batch.size();
              return IntStream.range(0, batch.size())
                  .mapToObj(i -> Arrays.copyOfRange(outputs, i * each, (i + 1) * each));
            });
  }
}
