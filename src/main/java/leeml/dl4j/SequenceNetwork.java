package leeml.dl4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import leeml.dl4j.tensor.Tensor;
import leeml.dl4j.tensor.TensorBatch;
import leeml.dl4j.tensor.TensorSet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.Tokens;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of Deeplearning4j over sequences of tokens with a class at every step, where {@code
 * leeml.model.recurrent.RecurrentNet} could stand as well.
 *
 * <p>A batch is padded to its longest sequence, and masks say which steps count. The loss is the
 * same: the sum over a sequence's steps, averaged over sequences.
 */
public final class SequenceNetwork extends NetworkOver<SequenceBatch> {

  private final int classes;

  private SequenceNetwork(NetworkObjective network, int classes) {
    super(network);
    this.classes = classes;
  }

  /**
   * An embedding, Deeplearning4j's LSTM layer (without peepholes, forget bias 1), and a softmax at
   * every step.
   *
   * @param vocabulary how many different tokens there are
   * @param width numbers of an embedded token
   */
  public static SequenceNetwork lstm(int vocabulary, int width, int units, int classes) {
    return lstm(vocabulary, width, units, classes, DataType.FLOAT);
  }

  static SequenceNetwork lstm(int vocabulary, int width, int units, int classes, DataType type) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .weightInit(WeightInit.XAVIER)
            .list()
            .layer(
                new EmbeddingSequenceLayer.Builder()
                    .nIn(vocabulary)
                    .nOut(width)
                    .outputDataFormat(RNNFormat.NCW)
                    .build())
            .layer(
                new LSTM.Builder()
                    .nIn(width)
                    .nOut(units)
                    .activation(Activation.TANH)
                    .dataFormat(RNNFormat.NCW)
                    .forgetGateBiasInit(1)
                    .build())
            .layer(
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(units)
                    .nOut(classes)
                    .activation(Activation.SOFTMAX)
                    .dataFormat(RNNFormat.NCW)
                    .build());
    return new SequenceNetwork(NetworkObjective.of(layers.build()), classes);
  }

  /**
   * The network's outputs, probabilities of classes.
   *
   * @param theta shape (d); not modified
   * @return by sequence of the batch, shape (T, K) step by step
   */
  public float[][] scores(float[] theta, SequenceBatch batch) {
    int longest = longest(batch);
    float[] outputs = outputs(theta, batch);
    float[][] scores = new float[batch.size()][];
    for (int i = 0; i < scores.length; i++) {
      int steps = batch.set().inputs().length(batch.sequence(i));
      scores[i] = new float[steps * classes];
      for (int t = 0; t < steps; t++) {
        for (int k = 0; k < classes; k++) {
          scores[i][t * classes + k] = outputs[(i * classes + k) * longest + t];
        }
      }
    }
    return scores;
  }

  @Override
  public TensorBatch tensors(SequenceBatch batch) {
    int steps = longest(batch);
    int[][] tokens = ((Tokens) batch.set().inputs()).ids();
    float[] ids = new float[batch.size() * steps];
    float[] mask = new float[batch.size() * steps];
    int[] targets = new int[batch.size() * steps];
    Arrays.fill(targets, -1);
    for (int i = 0; i < batch.size(); i++) {
      int[] own = tokens[batch.sequence(i)];
      int[] classesOfSteps = batch.set().targets()[batch.sequence(i)];
      for (int t = 0; t < own.length; t++) {
        ids[i * steps + t] = own[t];
        mask[i * steps + t] = 1;
        targets[i * steps + t] = classesOfSteps[t];
      }
    }
    return TensorSet.of(Tensor.of(ids, steps), Tensor.oneHotSequence(targets, classes, steps))
        .masked(Tensor.of(mask, steps), Tensor.of(mask, steps))
        .all();
  }

  private static int longest(SequenceBatch batch) {
    return IntStream.range(0, batch.size())
        .map(i -> batch.set().inputs().length(batch.sequence(i)))
        .max()
        .orElse(1);
  }
}
