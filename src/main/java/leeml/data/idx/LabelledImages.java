package leeml.data.idx;

import java.util.List;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import leeml.model.Examples;
import org.apache.hadoop.conf.Configuration;

/**
 * Pictures with their classes, from a pair of IDX files as MNIST has them.
 *
 * <p>Pixels stay bytes and are scaled to [0, 1] when they are asked for, at a quarter of the
 * memory.
 */
public final class LabelledImages {
  private final byte[] pixels;
  private final int[] labels;
  private final int rows;
  private final int columns;

  private LabelledImages(IdxFile images, IdxFile classes) {
    pixels = images.data();
    rows = images.dims()[1];
    columns = images.dims()[2];
    labels = new int[classes.data().length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.data()[i] & 0xff;
    }
  }

  /**
   * Reads a pair of files.
   *
   * @param images n × rows × columns unsigned bytes
   * @param labels n unsigned bytes
   * @throws BadInputException when one of them is not that, or the counts differ
   */
  public static LabelledImages read(Configuration hadoop, String images, String labels) {
    IdxFile pictures = bytes(images, IdxFile.read(hadoop, images), 3);
    IdxFile classes = bytes(labels, IdxFile.read(hadoop, labels), 1);
    if (pictures.dims()[0] != classes.dims()[0]) {
      throw new BadInputException(
          labels,
          classes.dims()[0] + " labels for the " + pictures.dims()[0] + " images of " + images);
    }
    if (pictures.data().length == 0) {
      throw new BadInputException(images, "holds no images");
    }
    return new LabelledImages(pictures, classes);
  }

  /**
   * Reads pictures whose classes nobody knows; {@link #label} gives 0 for each.
   *
   * @param images n × rows × columns unsigned bytes
   * @throws BadInputException when it is not that
   */
  public static LabelledImages readUnlabelled(Configuration hadoop, String images) {
    IdxFile pictures = bytes(images, IdxFile.read(hadoop, images), 3);
    int count = pictures.dims()[0];
    if (count == 0) {
      throw new BadInputException(images, "holds no images");
    }
    IdxType type = IdxType.UNSIGNED_BYTE;
    return new LabelledImages(pictures, new IdxFile(type, new int[] {count}, new byte[count]));
  }

  /**
   * Reads {@code <part>-images-idx3-ubyte} and {@code <part>-labels-idx1-ubyte} of a folder, with
   * or without {@code .gz}.
   *
   * @param part {@code train} or {@code t10k}
   * @throws BadInputException as above, or when one of the files is not there
   */
  public static LabelledImages readPart(Configuration hadoop, String folder, String part) {
    return read(
        hadoop,
        present(hadoop, folder, part + "-images-idx3-ubyte"),
        present(hadoop, folder, part + "-labels-idx1-ubyte"));
  }

  /** How many. */
  public int count() {
    return labels.length;
  }

  /** Height of a picture in pixels. */
  public int rows() {
    return rows;
  }

  /** Width of a picture in pixels. */
  public int columns() {
    return columns;
  }

  /** The highest label plus one. */
  public int classes() {
    int highest = 0;
    for (int label : labels) {
      highest = Math.max(highest, label);
    }
    return highest + 1;
  }

  /** The class of a picture, 0 to 255. */
  public int label(int picture) {
    return labels[picture];
  }

  /** A copy of all labels. */
  public int[] labels() {
    return labels.clone();
  }

  /** The pixels of a picture, row by row, divided by 255; shape (rows·columns), a new array. */
  public float[] pixels(int picture) {
    int size = rows * columns;
    float[] scaled = new float[size];
    for (int i = 0; i < size; i++) {
      scaled[i] = (pixels[picture * size + i] & 0xff) / 255f;
    }
    return scaled;
  }

  /** All pictures scaled; shape (count, rows·columns), new arrays. */
  public float[][] pixels() {
    float[][] all = new float[count()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = pixels(i);
    }
    return all;
  }

  /**
   * Some of the pictures as examples: their pixels scaled, and their classes as targets.
   *
   * @param from the first picture
   * @param to one past the last; at most the number of pictures
   */
  public Examples examples(int from, int to) {
    int size = rows * columns;
    float[] values = new float[Math.multiplyExact(to - from, size)];
    float[] targets = new float[to - from];
    for (int i = 0; i < targets.length; i++) {
      System.arraycopy(pixels(from + i), 0, values, i * size, size);
      targets[i] = labels[from + i];
    }
    return Examples.dense(values, size, targets);
  }

  private static IdxFile bytes(String path, IdxFile file, int rank) {
    if (file.type() != IdxType.UNSIGNED_BYTE || file.dims().length != rank) {
      throw new BadInputException(
          path,
          "holds "
              + file.type()
              + " of rank "
              + file.dims().length
              + ", expected UNSIGNED_BYTE of rank "
              + rank);
    }
    return file;
  }

  private static String present(Configuration hadoop, String folder, String name) {
    return List.of(folder + "/" + name, folder + "/" + name + ".gz").stream()
        .filter(path -> InputFiles.exists(hadoop, path))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(folder, "no file " + name + " or " + name + ".gz in there"));
  }
}
