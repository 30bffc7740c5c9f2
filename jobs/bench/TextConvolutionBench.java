package bench;

import bench.SideBySide.Side;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.SplittableRandom;
import leeml.dl4j.NetworkObjective;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.convolution.TextConvolution;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.optim.Require;
import leeml.report.Claim;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Loss and gradient of one batch of sentences through filters over words: the project's plain Java
 * beside Deeplearning4j's convolution and pooling layers, on one thread.
 *
 * <p>Sentences are of equal length, which suits Deeplearning4j: nothing is padded. It is also given
 * words embedded already and looks at windows within the sentence alone, where the project's side
 * embeds, takes the gradient of the embedding's table, and looks over the ends. The two take turns
 * after both have warmed up; medians are compared.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.text",
    rows = {},
    summary = "loss and gradient of sentences through filters over words, beside Deeplearning4j's")
public final class TextConvolutionBench implements Bench<TextConvolutionBench.Options> {

  private static final int VOCABULARY = 5000;
  private static final List<Integer> WIDTHS = List.of(3, 4, 5);

  /** What the measurement covers. */
  public record Options(
      @Key("sentences of the batch, at least 1") int batch,
      @Key("words of a sentence, at least 5") int words,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("filters of each width, at least 1") int filters,
      @Key("batches of each side before it counts") int warmUp,
      @Key("batches of each side that count, at least 1") int repeats,
      @Key("times Deeplearning4j's rate that is claimed") double leastSpeedUp) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("batch", batch, 1);
      Require.atLeast("words", words, 5);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("filters", filters, 1);
      Require.atLeast("warm-up", warmUp, 0);
      Require.atLeast("repeats", repeats, 1);
    }
  }

  @Override
  public void run(Run run, Options o) {
    SplittableRandom random = new SplittableRandom(run.seed());
    Side<SequenceBatch> java =
        Side.of(
            new TextConvolution(VOCABULARY, o.embedding(), WIDTHS, o.filters(), 2, 0),
            sentences(o, random),
            1);
    Side<TensorBatch> deep = Side.of(NetworkObjective.of(graph(o)), pictures(o, random), 1);
    SideBySide measured = SideBySide.measure(java, deep, o.warmUp(), o.repeats());
    measured.report(
        run, "%d sentences of %d words".formatted(o.batch(), o.words()), "Deeplearning4j's layers");
    run.report()
        .claim(
            Claim.atLeast(
                "7.5",
                "sentences a second over those of Deeplearning4j's layers",
                measured.speedUp(),
                o.leastSpeedUp()));
  }

  private static SequenceBatch sentences(Options o, SplittableRandom random) {
    int[][] ids = new int[o.batch()][];
    int[][] targets = new int[o.batch()][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = random.ints(o.words(), 0, VOCABULARY).toArray();
      targets[i] = new int[] {i % 2};
    }
    return new SequenceSet(new Tokens(ids), targets).all();
  }

  /** Embedded words as pictures of one channel, a word a line. */
  private static TensorBatch pictures(Options o, SplittableRandom random) {
    float[] values = new float[o.batch() * o.words() * o.embedding()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextDouble(-0.25, 0.25);
    }
    float[] classes = new float[o.batch()];
    int[] order = new int[o.batch()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = i % 2;
      order[i] = i;
    }
    TensorSet set =
        TensorSet.of(Tensor.of(values, 1, o.words(), o.embedding()), Tensor.classes(classes, 2));
    return new TensorBatch(set, order, 0, order.length);
  }

  private static ComputationGraphConfiguration graph(Options o) {
    var graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("words");
    for (int width : WIDTHS) {
      graph
          .addLayer(
              "filters" + width,
              new ConvolutionLayer.Builder(width, o.embedding())
                  .nOut(o.filters())
                  .activation(Activation.RELU)
                  .build(),
              "words")
          .addLayer(
              "largest" + width,
              new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
              "filters" + width);
    }
    String[] pooled = WIDTHS.stream().map(width -> "largest" + width).toArray(String[]::new);
    return graph
        .addVertex("all", new MergeVertex(), pooled)
        .addLayer(
            "scores",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build(),
            "all")
        .setOutputs("scores")
        .setInputTypes(InputType.convolutional(o.words(), o.embedding(), 1))
        .build();
  }
}
