package leeml.data.generate;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import leeml.data.file.InputFiles;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Rows that are made and written on the executors, a file a partition.
 *
 * <p>Hadoop's committer moves a file to its place when all of it is written, so a task that is lost
 * and done again leaves no second copy, and {@code _SUCCESS} stands in the folder when it is whole.
 *
 * @param lines what is written
 * @param rows how many, at least 1
 * @param partitions how many files, 1 to {@code rows}
 */
public record GeneratedFolder(GeneratedLines lines, long rows, int partitions) {

  /**
   * What was written.
   *
   * @param path the folder, whole
   * @param bytes of all files of rows
   */
  public record Written(Path path, long bytes) {}

  /** Checks the ranges. */
  public GeneratedFolder {
    if (rows < 1 || partitions < 1 || partitions > rows) {
      throw new IllegalArgumentException(
          "rows = %d, partitions = %d, expected at least 1 row and 1 to %d partitions"
              .formatted(rows, partitions, rows));
    }
  }

  /**
   * Refuses a path where something lies.
   *
   * @throws UsageException if it does
   * @throws leeml.error.BadInputException if the file system cannot be reached
   */
  public static void requireNew(Configuration hadoop, String path) {
    if (InputFiles.exists(hadoop, path)) {
      throw new UsageException(path + ": there is something already, expected a new folder");
    }
  }

  /**
   * Makes the rows and writes them to a new folder.
   *
   * @param path on any file system that Hadoop knows
   * @throws UsageException if something lies there
   * @throws IOException if the folder cannot be read afterwards
   */
  public Written write(JavaSparkContext spark, String path) throws IOException {
    Configuration hadoop = new Configuration(spark.hadoopConfiguration());
    requireNew(hadoop, path);
    SuffixedText.name(hadoop, lines.suffix());
    Path folder = InputFiles.qualified(hadoop, path);
    GeneratedLines made = lines; // what goes to the executors
    long count = rows;
    int files = partitions;
    spark
        .parallelize(IntStream.range(0, files).boxed().toList(), files)
        .flatMap(number -> file(made, start(count, files, number), start(count, files, number + 1)))
        .mapToPair(line -> new Tuple2<>(NullWritable.get(), new Text(line)))
        .saveAsNewAPIHadoopFile(
            folder.toString(), NullWritable.class, Text.class, SuffixedText.class, hadoop);
    return new Written(folder, bytes(hadoop, folder));
  }

  /** The first row of a partition; sizes differ by one at most. */
  private static long start(long rows, int partitions, int number) {
    return rows / partitions * number + Math.min(number, rows % partitions);
  }

  private static Iterator<String> file(GeneratedLines lines, long from, long to) {
    return Stream.concat(lines.header().stream(), LongStream.range(from, to).mapToObj(lines::line))
        .iterator();
  }

  private static long bytes(Configuration hadoop, Path folder) throws IOException {
    List<Path> files = InputFiles.list(hadoop, folder.toString());
    long bytes = 0;
    for (Path file : files) {
      bytes += file.getFileSystem(hadoop).getFileStatus(file).getLen();
    }
    return bytes;
  }
}
