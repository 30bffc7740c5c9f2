package leeml.job.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leeml.error.UsageException;
import leeml.report.RunFolder;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A run folder on a file system of Hadoop's: the run writes to a folder of this machine, and what
 * it has written is copied there when it has ended, {@code result.json} last, so that who finds
 * that finds all of it.
 *
 * @param files of the folder
 * @param target the folder
 * @param staging the folder of this machine
 */
record RemoteFolder(FileSystem files, Path target, java.nio.file.Path staging) {

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:/.*");
  private static final String FILE = "file:";
  private static final String LAST = "result.json";

  /**
   * The folder of a run, if it is not one of this machine; what an earlier run has left in it is
   * removed at the end.
   *
   * @param out as the run was given it
   * @param spark its settings of Spark's, {@code spark.hadoop.…} among them
   * @throws UsageException if the file system cannot be reached, or the folder holds something that
   *     no run wrote
   */
  static Optional<RemoteFolder> of(String out, Map<String, String> spark) {
    if (!SCHEME.matcher(out).matches() || out.startsWith(FILE)) {
      return Optional.empty();
    }
    SparkConf conf = new SparkConf();
    spark.forEach(conf::set);
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    try {
      Path target = new Path(out);
      FileSystem files = target.getFileSystem(hadoop);
      refuseForeign(files, target);
      return Optional.of(new RemoteFolder(files, target, Files.createTempDirectory("leeml-run-")));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("cannot write to the run folder " + out + ": " + e.getMessage());
    }
  }

  private static void refuseForeign(FileSystem files, Path target) throws IOException {
    for (FileStatus entry : entries(files, target)) {
      if (!RunFolder.belongs(entry.getPath().getName())) {
        throw new UsageException(
            "the folder %s holds '%s', which no run wrote; name a new folder, or one of a run"
                .formatted(target, entry.getPath().getName()));
      }
    }
  }

  private static List<FileStatus> entries(FileSystem files, Path target) throws IOException {
    return files.exists(target) ? List.of(files.listStatus(target)) : List.of();
  }

  /**
   * Copies what the run has written, and removes it here.
   *
   * @throws IOException if that fails; everything is still on this machine then, and the message
   *     says where
   */
  void publish() throws IOException {
    try {
      for (FileStatus earlier : entries(files, target)) {
        if (earlier.isFile()) {
          files.delete(earlier.getPath(), false);
        }
      }
      files.mkdirs(target);
      try (Stream<java.nio.file.Path> written = Files.walk(staging)) {
        for (java.nio.file.Path file :
            written.filter(Files::isRegularFile).sorted(last()).toList()) {
          copy(file);
        }
      }
    } catch (IOException e) {
      // What a person is told is the root of it.
      IOException said =
          new IOException(
              "the run folder could not be copied to %s: %s; it stays in %s"
                  .formatted(target, e.getMessage(), staging));
      said.addSuppressed(e);
      throw said;
    }
    PathUtils.deleteDirectory(staging);
  }

  private Comparator<java.nio.file.Path> last() {
    return Comparator.comparing((java.nio.file.Path file) -> file.equals(staging.resolve(LAST)))
        .thenComparing(Comparator.naturalOrder());
  }

  private void copy(java.nio.file.Path file) throws IOException {
    Path there = new Path(target, staging.relativize(file).toString());
    files.copyFromLocalFile(false, true, new Path(file.toUri()), there);
  }
}
