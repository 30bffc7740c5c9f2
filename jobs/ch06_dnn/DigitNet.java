package ch06_dnn;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.score.PictureModel;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Loss;
import leeml.model.Objective;
import leeml.model.Perceptron;
import leeml.train.Master;
import leeml.train.strategy.Strategy;

/**
 * The same network, of this project's plain Java or of Deeplearning4j.
 *
 * @param objective its cross entropy
 * @param outputs by θ and batch, shape (n, K) for K classes, of which the largest is the answer
 * @param accuracy by θ and batch, the share read rightly
 * @param saved by θ, the same as a network of Deeplearning4j
 */
record DigitNet(
    Objective<ExampleBatch> objective,
    BiFunction<float[], ExampleBatch, float[]> outputs,
    ToDoubleBiFunction<float[], ExampleBatch> accuracy,
    Function<float[], PictureModel> saved) {

  /** Who does the arithmetic. */
  enum Engine {
    /** Deeplearning4j where its own master trains, else plain Java. */
    AUTO,
    /** This project's {@link Perceptron}. */
    JAVA,
    /** A {@code MultiLayerNetwork}. */
    DEEPLEARNING4J;

    private boolean isDeeplearning4j(Strategy strategy) {
      return this == DEEPLEARNING4J || (this == AUTO && strategy instanceof Master);
    }
  }

  /** Pixels, the hidden layers' units, classes. */
  static int[] widths(ImageSplit digits, List<Integer> hidden) {
    return Stream.of(List.of(digits.pixels()), hidden, List.of(digits.classes()))
        .flatMap(List::stream)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Pixels in, hidden layers of ReLU, a score a class. */
  static DigitNet of(Engine engine, Strategy strategy, ImageSplit digits, List<Integer> hidden) {
    int[] widths = widths(digits, hidden);
    return engine.isDeeplearning4j(strategy)
        ? of(ExampleNetwork.dense(widths))
        : of(Activation.RELU, widths);
  }

  static DigitNet of(ExampleNetwork net) {
    return new DigitNet(net, net::outputs, net::accuracy, theta -> PictureModel.of(net, theta));
  }

  /** A perceptron, saved as the network of Deeplearning4j that it is. */
  static DigitNet of(Activation activation, int[] widths) {
    Perceptron net = new Perceptron(widths, activation, Loss.CROSS_ENTROPY);
    return new DigitNet(
        net,
        net::outputs,
        net::accuracy,
        theta ->
            PictureModel.of(
                ExampleNetwork.dense(activation, 0, widths),
                ExampleNetwork.fromPerceptron(theta, widths)));
  }

  double loss(float[] theta, ExampleBatch batch) {
    return objective.loss(theta, batch);
  }

  /** Share read rightly. */
  double accuracy(float[] theta, ExampleBatch batch) {
    return accuracy.applyAsDouble(theta, batch);
  }
}
