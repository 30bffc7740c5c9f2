package peer;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import bench.Peer;
import bench.SequenceStep;
import com.google.auto.service.AutoService;
import java.util.Random;
import leeml.model.Examples;

/** PyTorch by the Deep Java Library, on one thread. */
@AutoService(Peer.class)
public final class PyTorch implements Peer {

  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final float RATE = 0.001f;

  static {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
  }

  @Override
  public String name() {
    return "PyTorch by DJL";
  }

  @Override
  public long leNet(Examples pictures, int batch, int steps) {
    SequentialBlock net = new SequentialBlock();
    for (int filters : new int[] {20, 50}) {
      net.add(Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters).build())
          .add(Activation::relu)
          .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }
    net.add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(500).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(CLASSES).build());
    int pixels = SIDE * SIDE;
    float[] values = new float[batch * pixels];
    float[] labels = new float[batch];
    for (int i = 0; i < batch; i++) {
      pictures.rows().addScaled(i, 1, values, i * pixels);
      labels[i] = pictures.targets()[i];
    }
    return train(net, new Shape(batch, 1, SIDE, SIDE), values, new Shape(batch), labels, steps);
  }

  @Override
  public long lstm(SequenceStep.Shape shape, int steps) {
    LSTM layer =
        LSTM.builder()
            .setStateSize(shape.outputs())
            .setNumLayers(1)
            .optBatchFirst(true)
            .optReturnState(false)
            .build();
    return train(layer, shape, steps);
  }

  @Override
  public long transformer(SequenceStep.Shape shape, int steps) {
    Block layer =
        new TransformerEncoderBlock(
            shape.inputs(), SequenceStep.HEADS, SequenceStep.HIDDEN, 0, Activation::relu);
    return train(layer, shape, steps);
  }

  private static long train(Block layer, SequenceStep.Shape shape, int steps) {
    Random random = new Random(1);
    float[] values = new float[shape.batch() * shape.steps() * shape.inputs()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    float[] labels = new float[shape.batch() * shape.steps()];
    for (int k = 0; k < labels.length; k++) {
      labels[k] = random.nextInt(SequenceStep.CLASSES);
    }
    SequentialBlock net =
        new SequentialBlock()
            .add(layer)
            .add(Linear.builder().setUnits(SequenceStep.CLASSES).build())
            .addSingleton(scores -> scores.reshape(labels.length, SequenceStep.CLASSES));
    return train(
        net,
        new Shape(shape.batch(), shape.steps(), shape.inputs()),
        values,
        new Shape(labels.length),
        labels,
        steps);
  }

  private static long train(
      Block net, Shape inputs, float[] values, Shape targets, float[] labels, int steps) {
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(RATE)).build();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(adam)
            .optDevices(new Device[] {Device.cpu()});
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        Model model = Model.newInstance("peer", Device.cpu(), "PyTorch")) {
      model.setBlock(net);
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(inputs);
        NDArray x = manager.create(values, inputs);
        NDArray y = manager.create(labels, targets);
        step(trainer, x, y);
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
          step(trainer, x, y);
        }
        return System.nanoTime() - start;
      }
    }
  }

  private static void step(Trainer trainer, NDArray x, NDArray y) {
    try (GradientCollector collector = trainer.newGradientCollector();
        NDList scores = trainer.forward(new NDList(x));
        NDArray loss = trainer.getLoss().evaluate(new NDList(y), scores)) {
      collector.backward(loss);
    }
    trainer.step();
  }
}
