package ch04_optimization.net;

import java.io.Serializable;
import leeml.data.idx.LabelledImages;
import leeml.model.Examples;
import org.apache.hadoop.conf.Configuration;

/**
 * Labelled pictures in three parts: one to train on, one to choose by, one to report on.
 *
 * <p>Training and validation are the first and the next examples of a folder's {@code train} files,
 * test the first of its {@code t10k} files. A row is a picture at half its width and height: each
 * value is the mean of 2 × 2 pixels, in [0, 1]. That costs a few points of accuracy and makes a run
 * four times shorter, which buys seeds and rates.
 *
 * @param training to train on
 * @param validation to choose rates by
 * @param test for the figures that are reported; nothing is chosen by it
 * @param classes K; targets are 0 … K − 1
 */
public record PictureSplit(Examples training, Examples validation, Examples test, int classes)
    implements Serializable {

  /**
   * Reads a folder of IDX files.
   *
   * @param training how many examples to train on, at least 1
   * @param validation how many to choose by, at least 1
   * @param test how many to report on, at least 1
   * @throws leeml.error.BadInputException if the folder holds no such files
   * @throws IllegalArgumentException if it holds fewer pictures than asked for
   */
  public static PictureSplit read(
      Configuration hadoop, String folder, int training, int validation, int test) {
    LabelledImages train = LabelledImages.readPart(hadoop, folder, "train");
    LabelledImages held = LabelledImages.readPart(hadoop, folder, "t10k");
    requirePictures("training + validation", training + validation, train.count());
    requirePictures("test", test, held.count());
    return new PictureSplit(
        examples(train, 0, training),
        examples(train, training, training + validation),
        examples(held, 0, test),
        train.classes());
  }

  /** The number p of values a picture. */
  public int pixels() {
    return training.rows().columns();
  }

  private static void requirePictures(String key, int wanted, int there) {
    if (wanted > there) {
      throw new IllegalArgumentException(
          key + " must be at most " + there + ", the number of pictures, but is " + wanted);
    }
  }

  private static Examples examples(LabelledImages images, int from, int to) {
    int pixels = (images.rows() / 2) * (images.columns() / 2);
    float[] values = new float[(to - from) * pixels];
    float[] labels = new float[to - from];
    for (int i = from; i < to; i++) {
      float[] halved = halved(images.pixels(i), images.rows(), images.columns());
      System.arraycopy(halved, 0, values, (i - from) * pixels, pixels);
      labels[i - from] = images.label(i);
    }
    return Examples.dense(values, pixels, labels);
  }

  /** Means of 2 × 2 pixels, row by row; an odd last row or column is left out. */
  static float[] halved(float[] pixels, int rows, int columns) {
    int width = columns / 2;
    float[] means = new float[(rows / 2) * width];
    for (int i = 0; i < means.length; i++) {
      int at = 2 * (i / width) * columns + 2 * (i % width);
      float sum = pixels[at] + pixels[at + 1] + pixels[at + columns] + pixels[at + columns + 1];
      means[i] = sum / 4;
    }
    return means;
  }
}
