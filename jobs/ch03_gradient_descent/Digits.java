package ch03_gradient_descent;

import java.io.Serializable;
import java.util.stream.IntStream;
import leeml.data.idx.LabelledImages;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.SoftmaxRegression;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.hadoop.conf.Configuration;

/**
 * Pictures with their classes, to train on and held out.
 *
 * @param train shape (n, pixels), brightness in [0, 1]
 * @param heldOut likewise
 * @param classes K
 */
record Digits(Examples train, Examples heldOut, int classes) implements Serializable {

  /** Reads the first pictures of the training and of the test file; all, if there are fewer. */
  static Digits read(Configuration hadoop, String folder, int training, int heldOut) {
    LabelledImages train = LabelledImages.readPart(hadoop, folder, "train");
    LabelledImages test = LabelledImages.readPart(hadoop, folder, "t10k");
    return new Digits(
        examples(train, Math.min(training, train.count())),
        examples(test, Math.min(heldOut, test.count())),
        train.classes());
  }

  /** Softmax regression on them. */
  SoftmaxRegression model() {
    return new SoftmaxRegression(train.rows().columns(), classes);
  }

  /** Training pictures dealt out as cards are, to K workers. */
  Shards<ExampleBatch> shards(int workers) {
    return Shards.of(
        IntStream.range(0, workers).mapToObj(w -> Shard.of(dealt(w, workers))).toList());
  }

  private Examples dealt(int first, int step) {
    int pixels = train.rows().columns();
    int[] chosen = IntStream.iterate(first, i -> i < train.size(), i -> i + step).toArray();
    float[] values = new float[chosen.length * pixels];
    float[] targets = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      train.rows().addScaled(chosen[i], 1, values, i * pixels);
      targets[i] = train.targets()[chosen[i]];
    }
    return Examples.dense(values, pixels, targets);
  }

  private static Examples examples(LabelledImages images, int count) {
    int pixels = images.rows() * images.columns();
    float[] values = new float[count * pixels];
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(images.pixels(i), 0, values, i * pixels, pixels);
      labels[i] = images.label(i);
    }
    return Examples.dense(values, pixels, labels);
  }
}
