package ch19_autoencoder;

import java.util.List;
import java.util.Map;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.layer.unpool.MaxUnpooling;
import leeml.dl4j.tensor.FlatArrays;
import leeml.job.Key;
import leeml.optim.Require;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An auto-encoder of convolutions: convolution, max pooling, twice, a dense layer to the code, one
 * back from it; then unpooling and deconvolution, twice, with sigmoids at the end. The loss is the
 * cross entropy of the pixels.
 *
 * <p>A deconvolution of stride 1 adds every number, times the filter, to the picture around it.
 * Source: lecture <i>Deep Auto-encoder</i> (auto-encoder for CNN); Zeiler, Fergus 2014.
 *
 * @param height of a picture, a multiple of 4
 * @param width of a picture, a multiple of 4
 * @param sizes of its layers
 * @param unpooling how maps grow again
 */
record ConvolutionalAutoEncoder(int height, int width, Sizes sizes, Unpooling unpooling) {

  private static final int POOL = 2;
  private static final int SHRUNK = POOL * POOL;

  /** How a number becomes a window of numbers. */
  enum Unpooling {
    /** Every place of the window gets it: nothing but the code is needed. */
    REPEAT,
    /** The place gets it where the largest had been, which has to be remembered. */
    PLACES
  }

  /**
   * How many units the layers have.
   *
   * @param filters of the first and the second convolution
   * @param code numbers that a picture is squeezed into
   */
  record Sizes(
      @Key("filters of the first and of the second convolution") List<Integer> filters,
      @Key("numbers that a picture is squeezed into, at least 1") int code) {

    Sizes {
      filters = List.copyOf(filters);
      if (filters.size() != 2) {
        throw new IllegalArgumentException(
            "filters = " + filters + ", expected two numbers, of the first and second convolution");
      }
      filters.forEach(count -> Require.atLeast("filters", count, 1));
      Require.atLeast("code", code, 1);
    }
  }

  ConvolutionalAutoEncoder {
    if (height % SHRUNK != 0 || width % SHRUNK != 0) {
      throw new IllegalArgumentException(
          "pictures of %d × %d pixels, expected multiples of %d, which two poolings halve twice"
              .formatted(height, width, SHRUNK));
    }
  }

  /** Its loss as a function of θ. */
  Reconstruction objective() {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .weightInit(WeightInit.RELU)
            .graphBuilder()
            .addInputs("picture")
            .setInputTypes(InputType.convolutional(height, width, 1));
    encoder(graph);
    decoder(graph);
    return new Reconstruction(
        NetworkObjective.of(graph.setOutputs("pixels").build()), 1, height, width);
  }

  /**
   * Bits that the places of all maxima take: two for each window of 2 × 2; 0 where none are kept.
   */
  int placeBits() {
    int windows =
        sizes.filters().get(0) * (height / POOL) * (width / POOL)
            + sizes.filters().get(1) * (height / SHRUNK) * (width / SHRUNK);
    return unpooling == Unpooling.PLACES ? 2 * windows : 0;
  }

  /**
   * Pictures from the codes of some and the places of others.
   *
   * @param theta of the whole network; not modified
   * @param coded shape (n, p), whose codes are taken
   * @param placed shape (n, p), whose maps say where the maxima are
   * @return shape (n, p)
   */
  float[] crossed(float[] theta, float[] coded, float[] placed) {
    ComputationGraph whole = (ComputationGraph) objective().model(theta);
    INDArray code = whole.feedForward(array(coded), false).get("code").dup();
    Map<String, INDArray> maps = whole.feedForward(array(placed), false);
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("code", "maps2", "maps1")
            .setInputTypes(
                InputType.feedForward(sizes.code()),
                InputType.convolutional(height / POOL, width / POOL, sizes.filters().get(1)),
                InputType.convolutional(height, width, sizes.filters().get(0)));
    decoder(graph);
    ComputationGraph back = new ComputationGraph(graph.setOutputs("pixels").build());
    back.init();
    back.paramTable().keySet().forEach(name -> back.setParam(name, whole.getParam(name)));
    INDArray pixels = back.outputSingle(code, maps.get("maps2"), maps.get("maps1")).dup('c');
    float[] pictures = new float[coded.length];
    FlatArrays.read(pixels, pictures);
    return pictures;
  }

  private INDArray array(float[] pictures) {
    long count = pictures.length / ((long) height * width);
    return Nd4j.createFromArray(pictures).reshape('c', count, 1, height, width);
  }

  private void encoder(GraphBuilder graph) {
    graph
        .addLayer("maps1", convolution(5, sizes.filters().get(0)), "picture")
        .addLayer("pooled1", pooling(), "maps1")
        .addLayer("maps2", convolution(3, sizes.filters().get(1)), "pooled1")
        .addLayer("pooled2", pooling(), "maps2")
        .addLayer(
            "code",
            new DenseLayer.Builder().nOut(sizes.code()).activation(Activation.IDENTITY).build(),
            "pooled2");
  }

  private void decoder(GraphBuilder graph) {
    int rows = height / SHRUNK;
    int columns = width / SHRUNK;
    int maps = sizes.filters().get(1);
    graph
        .addLayer(
            "wide",
            new DenseLayer.Builder()
                .nOut(maps * rows * columns)
                .activation(Activation.RELU)
                .build(),
            "code")
        .addVertex(
            "small2",
            new PreprocessorVertex(new FeedForwardToCnnPreProcessor(rows, columns, maps)),
            "wide");
    unpool(graph, "large2", "small2", "maps2");
    graph.addLayer("small1", deconvolution(3, sizes.filters().get(0), Activation.RELU), "large2");
    unpool(graph, "large1", "small1", "maps1");
    graph
        .addLayer("back", deconvolution(5, 1, Activation.IDENTITY), "large1")
        .addLayer(
            "pixels",
            new CnnLossLayer.Builder(LossFunction.XENT).activation(Activation.SIGMOID).build(),
            "back");
  }

  private void unpool(GraphBuilder graph, String name, String small, String pooled) {
    if (unpooling == Unpooling.PLACES) {
      graph.addVertex(name, new MaxUnpooling(POOL), small, pooled);
    } else {
      graph.addLayer(name, new Upsampling2D.Builder(POOL).build(), small);
    }
  }

  /** Of an odd side, over a border of zeros that keeps the size. */
  private static ConvolutionLayer convolution(int side, int filters) {
    return new ConvolutionLayer.Builder(side, side)
        .padding(side / 2, side / 2)
        .nOut(filters)
        .activation(Activation.RELU)
        .build();
  }

  private static Deconvolution2D deconvolution(int side, int filters, Activation activation) {
    return new Deconvolution2D.Builder(side, side)
        .padding(side / 2, side / 2)
        .nOut(filters)
        .activation(activation)
        .build();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(POOL, POOL)
        .stride(POOL, POOL)
        .build();
  }
}
