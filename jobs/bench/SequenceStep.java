package bench;

import java.util.List;
import java.util.Random;
import leeml.model.attention.TransformerBlock;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.Frames;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;

/**
 * A step of training of a layer over sequences, as frameworks compare it: frames of noise in, the
 * layer, and a softmax over ten classes at every step; Adam with a rate of 0.001.
 */
public final class SequenceStep {

  private SequenceStep() {}

  /**
   * What goes through the layer.
   *
   * @param batch sequences
   * @param steps of each
   * @param inputs numbers of a frame
   * @param outputs numbers that the layer makes of it
   */
  public record Shape(int batch, int steps, int inputs, int outputs) {}

  /** The LSTM of the comparison. */
  static final Shape LSTM = new Shape(32, 50, 64, 128);

  /** The transformer's block of the comparison. */
  static final Shape TRANSFORMER = new Shape(32, 64, 128, 128);

  /** The block's heads. */
  public static final int HEADS = 4;

  /** Units between the block's two products. */
  public static final int HIDDEN = 4 * TRANSFORMER.outputs();

  /** Classes at every step. */
  public static final int CLASSES = 10;

  static long lstm(Shape shape, int steps) {
    return train(new Lstm(shape.inputs(), shape.outputs()), shape, steps);
  }

  static long transformer(Shape shape, int steps) {
    return train(new TransformerBlock(shape.inputs(), HEADS, HIDDEN, false), shape, steps);
  }

  private static long train(Layer layer, Shape shape, int steps) {
    RecurrentNet net =
        RecurrentNet.ofFrames(
            List.of(layer, new Affine(shape.outputs(), CLASSES)), SequenceLoss.everyStep());
    SequenceBatch batch = batch(shape);
    float[] theta = net.initial(1);
    float[] update = new float[theta.length];
    Optimizer.State adam = Optimizers.adam(LeNetStep.RATE).init(theta.length);
    step(net, batch, theta, update, adam);
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      step(net, batch, theta, update, adam);
    }
    return System.nanoTime() - start;
  }

  private static void step(
      RecurrentNet net, SequenceBatch batch, float[] theta, float[] update, Optimizer.State adam) {
    net.lossAndGradient(theta, batch, update);
    adam.update(update, theta);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += update[i];
    }
  }

  private static SequenceBatch batch(Shape shape) {
    Random random = new Random(1);
    float[][] values = new float[shape.batch()][shape.steps() * shape.inputs()];
    int[][] classes = new int[shape.batch()][];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = (float) random.nextGaussian();
      }
      classes[i] = random.ints(shape.steps(), 0, CLASSES).toArray();
    }
    return new SequenceSet(new Frames(values, shape.inputs()), classes).all();
  }
}
