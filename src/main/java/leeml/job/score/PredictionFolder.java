package leeml.job.score;

import java.io.IOException;
import java.util.Arrays;
import leeml.data.file.InputFiles;
import leeml.error.UsageException;
import leeml.job.Run;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A folder of CSV files that executors write, a part each, in the order of the table.
 *
 * @param files of the folder
 * @param path the folder
 */
record PredictionFolder(FileSystem files, Path path) {

  /** Of a run folder, when nothing else is said. */
  private static final String NAME = "predictions";

  /**
   * The folder that is asked for; nothing lies there yet.
   *
   * @param wanted any Hadoop path; empty for {@value #NAME} in the run folder, where those of an
   *     earlier run are removed
   * @throws UsageException if something lies there, or executors cannot write into the run folder
   */
  static PredictionFolder open(Run run, String wanted) throws IOException {
    Configuration hadoop = run.sc().hadoopConfiguration();
    boolean own = wanted.isEmpty();
    Path path =
        own ? new Path(new Path(run.address()), NAME) : InputFiles.qualified(hadoop, wanted);
    if (own && "file".equals(path.toUri().getScheme()) && !run.sc().isLocal()) {
      throw new UsageException(
          "executors of a cluster cannot write into the run folder of this machine; say where"
              + " predictions go, by --predictions PATH");
    }
    FileSystem files = path.getFileSystem(hadoop);
    if (own) {
      files.delete(path, true);
    } else if (files.exists(path)) {
      throw new UsageException(
          "--predictions: %s is there already; name a new folder".formatted(shown(path)));
    }
    return new PredictionFolder(files, path);
  }

  /** Writes a table: a header in each file, doubles with all their digits, nothing for null. */
  void write(Dataset<Row> table) {
    table
        .write()
        .option("header", true)
        .option("escape", "\"") // a quote within quotes is doubled, as RFC 4180 has it
        .option("emptyValue", "")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .csv(path.toString());
  }

  /** Takes away what was written, as if nothing had been. */
  void remove() throws IOException {
    files.delete(path, true);
  }

  /**
   * Looks after the parts.
   *
   * @throws IOException if there are none
   */
  void requireArrived() throws IOException {
    boolean arrived =
        files.exists(path)
            && Arrays.stream(files.listStatus(path))
                .anyMatch(file -> file.getPath().getName().startsWith("part-"));
    if (!arrived) {
      throw new IOException(
          "no predictions have arrived at %s: executors write on their own machines; name a path that all of them reach"
              .formatted(shown(path)));
    }
  }

  /** What a person should read. */
  String shown() {
    return shown(path);
  }

  private static String shown(Path path) {
    return InputFiles.shown(path);
  }
}
