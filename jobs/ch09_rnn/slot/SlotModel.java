package ch09_rnn.slot;

import java.util.function.BiFunction;
import leeml.dl4j.SequenceNetwork;
import leeml.error.UsageException;
import leeml.model.Objective;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;

/**
 * A slot network, of this project's plain Java or of Deeplearning4j.
 *
 * @param objective its loss
 * @param scores by θ and batch: of each sentence, shape (T, labels) step by step
 */
public record SlotModel(
    Objective<SequenceBatch> objective, BiFunction<float[], SequenceBatch, float[][]> scores) {

  /** Who does the arithmetic. */
  public enum Engine {
    /** {@link RecurrentNet}. */
    JAVA,
    /** A {@code MultiLayerNetwork}, which Deeplearning4j's own masters can train. */
    DEEPLEARNING4J
  }

  /**
   * A network for some data.
   *
   * @throws UsageException if Deeplearning4j is asked for a network other than the LSTM
   */
  public static SlotModel of(
      Engine engine, SlotNetwork network, int embedding, int units, SlotData data) {
    int words = data.words().size();
    int labels = data.labels().size();
    if (engine == Engine.DEEPLEARNING4J) {
      if (network != SlotNetwork.LSTM) {
        throw new UsageException(
            "engine deeplearning4j with network %s: it is built for lstm; set networks=[lstm]"
                .formatted(network.title()));
      }
      SequenceNetwork net = SequenceNetwork.lstm(words, embedding, units, labels);
      return new SlotModel(net, net::scores);
    }
    RecurrentNet net =
        RecurrentNet.ofTokens(
            words, network.layers(embedding, units, labels), SequenceLoss.everyStep());
    return new SlotModel(net, net::scores);
  }
}
