package leeml.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leeml.dl4j.layer.FastLayers;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.dl4j.tensor.BatchArrays;
import leeml.dl4j.tensor.FlatArrays;
import leeml.dl4j.tensor.TensorBatch;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of Deeplearning4j as an objective: L(θ) = 1/n Σᵢ ℓ(θ; xᵢ, yᵢ) + Ω(θ), with Ω the L1 and
 * L2 terms of its layers.
 *
 * <p>θ has the order of Deeplearning4j's own flat parameters. A sequence's loss is the sum over its
 * steps, those masked out left aside. The configuration's updater is not used: the optimizer is the
 * trainer's. What else an updater would do to a gradient (clipping, constraints, decoupled decay)
 * is refused, and so are batch normalisation, whose statistics are no function of θ and a batch,
 * and truncated back-propagation through time.
 *
 * <p><b>Dropout</b> and other noise are drawn from the configuration's seed, the batch's examples
 * and θ, so the same θ and batch give the same answer, and a round that is repeated after a failure
 * repeats its noise. {@link #loss} and {@link #outputs} are without noise.
 *
 * <p>The network is built when it is first used and lives as long as this object, with native
 * arrays for θ, the gradient and the largest batch; only the configuration is serialised.
 */
public final class NetworkObjective implements DeepObjective<TensorBatch> {

  private static final int SAMPLED_PARAMETERS = 1024;

  /** Examples that go through at a time where none is learned from: a layer's outputs are large. */
  private static final int MOST_AT_A_TIME = 512;

  private final NetworkDefinition definition;
  private transient Network network;
  private transient Penalties penalties;
  private transient BatchArrays arrays;

  private NetworkObjective(NetworkDefinition definition) {
    this.definition = definition;
    network();
  }

  /**
   * A network of layers one after the other.
   *
   * @throws IllegalArgumentException if it asks for what is no part of an objective, see above
   */
  public static NetworkObjective of(MultiLayerConfiguration configuration) {
    return new NetworkObjective(NetworkDefinition.of(configuration));
  }

  /**
   * A network of layers in a graph.
   *
   * @throws IllegalArgumentException if it asks for what is no part of an objective, see above
   */
  public static NetworkObjective of(ComputationGraphConfiguration configuration) {
    return new NetworkObjective(NetworkDefinition.of(configuration));
  }

  @Override
  public int size() {
    return Math.toIntExact(network().params().length());
  }

  /** As the configuration's layers say, drawn from {@code seed}. */
  @Override
  public float[] initial(long seed) {
    INDArray params = definition.build(seed).params();
    float[] theta = new float[Math.toIntExact(params.length())];
    FlatArrays.read(params, theta);
    return theta;
  }

  @Override
  public double lossAndGradient(float[] theta, TensorBatch batch, float[] gradient) {
    if (batch.size() == 0) {
      Arrays.fill(gradient, 0);
      return 0;
    }
    MultiDataSet loaded = load(theta, batch);
    Nd4j.getRandom().setSeed(noiseSeed(theta, batch));
    double loss = network.differentiate(loaded);
    // Deeplearning4j leaves the sum over the batch, and divides it in the updater.
    network.gradient().divi(batch.size());
    penalties.addTo();
    FlatArrays.read(network.gradient(), gradient);
    return loss;
  }

  @Override
  public double loss(float[] theta, TensorBatch batch) {
    if (batch.size() == 0) {
      return 0;
    }
    double sum = 0;
    for (TensorBatch part : parts(batch)) {
      MultiDataSet loaded = load(theta, part);
      sum += network.loss(loaded) * part.size();
    }
    return sum / batch.size();
  }

  /**
   * What the network's first output says of a batch of any size.
   *
   * @param theta shape (d); not modified
   * @return shape (n, …) row by row
   */
  public float[] outputs(float[] theta, TensorBatch batch) {
    if (batch.size() == 0) {
      return new float[0];
    }
    float[] outputs = null;
    int done = 0;
    for (TensorBatch part : parts(batch)) {
      MultiDataSet loaded = load(theta, part);
      INDArray first = network.outputs(loaded)[0];
      float[] own = new float[Math.toIntExact(first.length())];
      // Swapped axes do not show in an array's ordering, nor as a view.
      FlatArrays.read(first.dup('c'), own);
      if (outputs == null) {
        outputs = new float[Math.multiplyExact(own.length / part.size(), batch.size())];
      }
      System.arraycopy(own, 0, outputs, done, own.length);
      done += own.length;
    }
    return outputs;
  }

  private static List<TensorBatch> parts(TensorBatch batch) {
    return IntStream.iterate(0, at -> at < batch.size(), at -> at + MOST_AT_A_TIME)
        .mapToObj(at -> batch.part(at, Math.min(batch.size(), at + MOST_AT_A_TIME)))
        .toList();
  }

  @Override
  public TensorBatch tensors(TensorBatch batch) {
    return batch;
  }

  @Override
  public Model model(float[] theta) {
    Model model = definition.build().model();
    FlatArrays.write(theta, size(), model.params());
    return model;
  }

  private MultiDataSet load(float[] theta, TensorBatch batch) {
    Network built = network();
    if (theta.length != built.params().length()) {
      throw new IllegalArgumentException(
          "%d parameters for a network of %d".formatted(theta.length, built.params().length()));
    }
    FlatArrays.write(theta, theta.length, built.params());
    return arrays.load(batch);
  }

  private Network network() {
    if (network == null) {
      NativeLibrary.start();
      network = definition.build();
      FastLayers.install(network.layers(), network.params().dataType(), network.dataLayer());
      penalties = new Penalties(network);
      arrays = new BatchArrays(network.params().dataType());
    }
    return network;
  }

  /** A number for this θ and batch; of θ a part is looked at, since every step moves all of it. */
  private long noiseSeed(float[] theta, TensorBatch batch) {
    long seed = definition.seed();
    for (int i = 0; i < batch.size(); i++) {
      seed = seed * 31 + batch.example(i);
    }
    int stride = Math.max(1, theta.length / SAMPLED_PARAMETERS);
    for (int i = 0; i < theta.length; i += stride) {
      seed = seed * 31 + Float.floatToRawIntBits(theta[i]);
    }
    return seed;
  }
}
