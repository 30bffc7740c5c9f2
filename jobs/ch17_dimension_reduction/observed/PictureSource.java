package ch17_dimension_reduction.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import leeml.data.file.InputFiles;
import leeml.data.idx.LabelledImages;
import leeml.job.Run;
import leeml.model.fitted.ColumnScale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** Pictures as observations: a column a pixel, brightness in [0, 1]. */
final class PictureSource {

  private static final String IMAGES = "/train-images-idx3-ubyte";

  private PictureSource() {}

  static boolean isThere(Run run, String folder) {
    var hadoop = run.sc().hadoopConfiguration();
    return InputFiles.exists(hadoop, folder + IMAGES)
        || InputFiles.exists(hadoop, folder + IMAGES + ".gz");
  }

  static Observations read(Run run, ObservedOptions options) {
    LabelledImages images =
        LabelledImages.readPart(run.sc().hadoopConfiguration(), options.data(), "train");
    int count = options.rows() == 0 ? images.count() : Math.min(options.rows(), images.count());
    int pixels = images.rows() * images.columns();
    JavaRDD<double[]> spread = spread(run, images, count).persist(StorageLevel.MEMORY_AND_DISK());
    spread.count();
    int width = images.columns();
    return new Observations(
        options.data(),
        IntStream.range(0, pixels).mapToObj(i -> "pixel_" + i / width + "_" + i % width).toList(),
        IntStream.range(0, images.classes()).mapToObj(String::valueOf).toList(),
        new PixelGrid(width, images.rows()),
        spread,
        count,
        List.of(),
        Optional.empty(),
        ColumnScale.none(pixels));
  }

  /** A partition holds a handle: what it held itself would go along with every task. */
  private static JavaRDD<double[]> spread(Run run, LabelledImages images, int count) {
    int parts = Math.min(run.workers(0), count);
    List<Broadcast<double[][]>> sent = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      sent.add(
          run.sc()
              .broadcast(
                  IntStream.range(from, to)
                      .mapToObj(i -> row(images, i))
                      .toArray(double[][]::new)));
    }
    return run.sc().parallelize(sent, parts).flatMap(part -> List.of(part.value()).iterator());
  }

  private static double[] row(LabelledImages images, int picture) {
    int pixels = images.rows() * images.columns();
    double[] row = new double[pixels + 1];
    float[] brightness = images.pixels(picture);
    for (int j = 0; j < pixels; j++) {
      row[j] = brightness[j];
    }
    row[pixels] = images.label(picture);
    return row;
  }
}
