package leeml.data.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Writes a file under a temporary name beside its own and renames it when all of it is there. */
public final class WholeWrite {
  private WholeWrite() {}

  /** What fills the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed afterwards by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, packed when its name ends in {@code .gz}; one that was there is replaced.
   *
   * @throws IOException when writing fails; nothing half-written is left behind
   */
  public static void write(Configuration hadoop, String path, Content content) throws IOException {
    Path target = InputFiles.qualified(hadoop, path);
    FileSystem files = withoutChecksumFiles(target.getFileSystem(hadoop));
    Path temporary = new Path(target.getParent(), "." + target.getName() + ".writing");
    boolean done = false;
    try {
      try (OutputStream out = packed(files.create(temporary, true), target)) {
        content.writeTo(out);
      }
      files.delete(target, false);
      done = files.rename(temporary, target);
      if (!done) {
        throw new IOException(temporary + " could not be renamed to " + target);
      }
    } finally {
      if (!done) {
        files.delete(temporary, false);
      }
    }
  }

  private static OutputStream packed(OutputStream out, Path target) throws IOException {
    return target.getName().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  /** Hadoop's local file system would leave a hidden .crc file beside each file. */
  private static FileSystem withoutChecksumFiles(FileSystem files) {
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
