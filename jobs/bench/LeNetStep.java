package bench;

import java.util.Random;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.NetworkObjective;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * LeNet as frameworks compare it: 28 × 28 pixels, convolutions of 20 and 50 filters of 5 × 5, each
 * with max pooling of 2 × 2, 500 dense units, ten classes; Adam with a rate of 0.001.
 */
final class LeNetStep {

  static final double RATE = 0.001;

  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final int CLASSES = 10;

  private LeNetStep() {}

  /** Pictures of noise with labels of their own: speed does not depend on what they show. */
  static Examples pictures(int count, long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[count * PIXELS];
    float[] labels = new float[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(CLASSES);
    }
    return Examples.dense(pixels, PIXELS, labels);
  }

  /** The network as an objective, whose optimizer is the trainer's. */
  static ExampleNetwork objective() {
    return new ExampleNetwork(NetworkObjective.of(configuration(true)), CLASSES, 1, SIDE, SIDE);
  }

  /** Steps of this project's: gradient by the objective, Adam on an array. */
  static long ours(Examples pictures, int batch, int steps) {
    ExampleNetwork objective = objective();
    float[] theta = objective.initial(1);
    float[] gradient = new float[theta.length];
    Optimizer.State adam = Optimizers.adam(RATE).init(theta.length);
    ExampleBatch all = pictures.all();
    step(objective, all, batch, 0, theta, gradient, adam);
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      step(objective, all, batch, step, theta, gradient, adam);
    }
    return System.nanoTime() - start;
  }

  private static void step(
      ExampleNetwork objective,
      ExampleBatch all,
      int batch,
      int step,
      float[] theta,
      float[] gradient,
      Optimizer.State adam) {
    int from = step * batch % (all.size() - batch + 1);
    objective.lossAndGradient(
        theta, new ExampleBatch(all.examples(), all.order(), from, from + batch), gradient);
    adam.update(gradient, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += gradient[i];
    }
  }

  /** The same number of steps of Deeplearning4j's own {@code fit}, with its own Adam. */
  static long deeplearning4j(Examples pictures, int batch, int steps) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(false));
    net.init();
    DataSet[] batches = new DataSet[pictures.size() / batch];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = dataSet(pictures, i * batch, batch);
    }
    net.fit(batches[0]);
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      net.fit(batches[step % batches.length]);
    }
    return System.nanoTime() - start;
  }

  private static DataSet dataSet(Examples pictures, int from, int batch) {
    float[] pixels = new float[batch * PIXELS];
    INDArray labels = Nd4j.zeros(batch, CLASSES);
    for (int i = 0; i < batch; i++) {
      pictures.rows().addScaled(from + i, 1, pixels, i * PIXELS);
      labels.putScalar(i, (long) pictures.targets()[from + i], 1);
    }
    return new DataSet(Nd4j.create(pixels, new long[] {batch, 1, SIDE, SIDE}, 'c'), labels);
  }

  private static MultiLayerConfiguration configuration(boolean poolingFirst) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .weightInit(WeightInit.RELU)
            .updater(new Adam(RATE))
            .cacheMode(CacheMode.DEVICE)
            .list();
    block(layers, 20, poolingFirst);
    block(layers, 50, poolingFirst);
    return layers
        .layer(new DenseLayer.Builder().nOut(500).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(SIDE, SIDE, 1))
        .build();
  }

  /** ReLU after the pooling, where it is a quarter of the work, or before it, as one writes it. */
  private static void block(
      NeuralNetConfiguration.ListBuilder layers, int filters, boolean poolingFirst) {
    layers.layer(
        new ConvolutionLayer.Builder(5, 5)
            .nOut(filters)
            .activation(poolingFirst ? Activation.IDENTITY : Activation.RELU)
            .build());
    layers.layer(
        new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build());
    if (poolingFirst) {
      layers.layer(new ActivationLayer(Activation.RELU));
    }
  }
}
