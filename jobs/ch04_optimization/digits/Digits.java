package ch04_optimization.digits;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import leeml.data.csv.Column;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.data.idx.LabelledImages;
import leeml.error.UsageException;
import leeml.model.Examples;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Digits to learn from and digits held out.
 *
 * @param train pixels scaled to [0, 1], targets 0 … classes − 1
 * @param test the same, never trained on
 * @param classes K
 */
public record Digits(Examples train, Examples test, int classes) implements Serializable {

  /** The number p of pixels. */
  public int pixels() {
    return train.rows().columns();
  }

  /**
   * The first pictures of a folder of IDX files, as MNIST has them.
   *
   * @param trainCount how many at most of the part {@code train}
   * @param testCount how many at most of the part {@code t10k}
   */
  public static Digits ofImages(
      Configuration hadoop, String folder, int trainCount, int testCount) {
    LabelledImages train = LabelledImages.readPart(hadoop, folder, "train");
    LabelledImages test = LabelledImages.readPart(hadoop, folder, "t10k");
    return new Digits(
        first(train, trainCount),
        first(test, testCount),
        Math.max(train.classes(), test.classes()));
  }

  /**
   * A table of pixels whose last column is the digit, shuffled and cut in two.
   *
   * @param brightest the value of a white pixel
   * @param trainCount how many rows are to learn from; the others are held out
   * @param seed of the shuffle
   * @throws UsageException if the table has no more rows than that
   */
  public static Digits ofTable(
      SparkSession spark, String path, double brightest, int trainCount, long seed) {
    CsvTable table = CsvTable.open(spark, path);
    List<String> columns = table.columns().stream().map(Column::name).toList();
    List<Row> rows = table.numeric(columns, Missing.ERROR).rows().collectAsList();
    if (rows.size() <= trainCount) {
      throw new UsageException(
          "%d rows to learn from, but %s has %d: none would be left to test on"
              .formatted(trainCount, path, rows.size()));
    }
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    int width = columns.size() - 1;
    int classes = 1 + (int) rows.stream().mapToDouble(row -> row.getDouble(width)).max().orElse(0);
    return new Digits(
        examples(shuffled.subList(0, trainCount), width, brightest),
        examples(shuffled.subList(trainCount, shuffled.size()), width, brightest),
        classes);
  }

  private static Examples first(LabelledImages images, int most) {
    int count = Math.min(most, images.count());
    int width = images.rows() * images.columns();
    float[] pixels = new float[count * width];
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(images.pixels(i), 0, pixels, i * width, width);
      targets[i] = images.label(i);
    }
    return Examples.dense(pixels, width, targets);
  }

  private static Examples examples(List<Row> rows, int width, double brightest) {
    float[] pixels = new float[rows.size() * width];
    float[] targets = new float[rows.size()];
    for (int i = 0; i < targets.length; i++) {
      for (int j = 0; j < width; j++) {
        pixels[i * width + j] = (float) (rows.get(i).getDouble(j) / brightest);
      }
      targets[i] = (float) rows.get(i).getDouble(width);
    }
    return Examples.dense(pixels, width, targets);
  }
}
