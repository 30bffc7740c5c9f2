package leeml.data.text;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.hadoop.util.LineReader;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Text files as a distributed collection of what each split's lines give.
 *
 * @param spark the context to read with
 * @param files whole addresses, in the order of the rows
 */
public record TextLines(JavaSparkContext spark, List<Path> files) {

  /** The files of a path, a folder or a glob. */
  public static TextLines of(JavaSparkContext spark, String path) {
    return new TextLines(spark, InputFiles.list(spark.hadoopConfiguration(), path));
  }

  /** Turns the lines of one split, in their order, into elements. */
  @FunctionalInterface
  public interface PerSplit<T> extends Serializable {
    /** Called on an executor; may throw {@link LineProblem}. */
    Iterator<T> call(Iterator<Line> lines);
  }

  /**
   * Reads lazily; partitions follow the order of files and bytes.
   *
   * <p>A file that cannot be unpacked is a {@link LineProblem} without a line.
   */
  public <T> JavaRDD<T> perSplit(PerSplit<T> reader) {
    return input()
        .mapPartitionsWithInputSplit(
            (InputSplit split, Iterator<scala.Tuple2<LongWritable, Text>> records) ->
                reader.call(new SplitLines(((FileSplit) split).getPath().toString(), records)),
            true);
  }

  /** The first line of a file without a byte order mark, or null when the file is empty. */
  public String firstLine(Path file) {
    try (LineReader reader = new LineReader(LineNumbers.open(spark.hadoopConfiguration(), file))) {
      Text line = new Text();
      if (reader.readLine(line) == 0) {
        return null;
      }
      String text = SplitLines.decoded(file.toString(), 0, line);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new BadInputException(InputFiles.shown(file), "cannot be read: " + e.getMessage(), e);
    } catch (LineProblem problem) {
      throw problem.withLineNumber(spark.hadoopConfiguration());
    }
  }

  private JavaNewHadoopRDD<LongWritable, Text> input() {
    try {
      Job job = Job.getInstance(new Configuration(spark.hadoopConfiguration()));
      FileInputFormat.setInputPaths(
          job, files.stream().map(InputFiles::literal).toArray(Path[]::new));
      FileInputFormat.setMaxInputSplitSize(job, splitBytes());
      return (JavaNewHadoopRDD<LongWritable, Text>)
          spark.newAPIHadoopRDD(
              job.getConfiguration(), TextInputFormat.class, LongWritable.class, Text.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A 64th of the input within 4–128 MiB: the splits depend on the data, not on the machine. */
  private long splitBytes() throws IOException {
    long total = 0;
    for (Path file : files) {
      total += file.getFileSystem(spark.hadoopConfiguration()).getFileStatus(file).getLen();
    }
    return Math.min(128L << 20, Math.max(4L << 20, total / 64));
  }
}
