package leeml.data.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

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
    write(hadoop, path, content, false);
  }

  /**
   * The same, with all of it on the disk (of every data node that has it) before it is renamed,
   * where the file system can do that: what is there afterwards outlives the machine's power.
   */
  public static void writeDurably(Configuration hadoop, String path, Content content)
      throws IOException {
    write(hadoop, path, content, true);
  }

  private static void write(Configuration hadoop, String path, Content content, boolean durably)
      throws IOException {
    Path target = InputFiles.qualified(hadoop, path);
    FileSystem files = withoutChecksumFiles(target.getFileSystem(hadoop));
    Path temporary = temporary(target);
    boolean done = false;
    try {
      try (FSDataOutputStream raw = files.create(temporary, true);
          OutputStream out = packed(durably ? synced(raw) : raw, target)) {
        content.writeTo(out);
      }
      files.delete(target, false);
      done = files.rename(temporary, target);
      if (!done) {
        throw new IOException(temporary + " could not be renamed to " + target);
      }
    } catch (FSError e) {
      // Hadoop's local file system says of a full disk that the machine is broken.
      throw new IOException(e.getCause().getMessage(), e);
    } finally {
      if (!done) {
        files.delete(temporary, false);
      }
    }
  }

  /** What a file is called until all of it is there. */
  static Path temporary(Path target) {
    return new Path(target.getParent(), "." + target.getName() + ".writing");
  }

  /** Brings everything to the disk before it closes. */
  private static OutputStream synced(FSDataOutputStream raw) {
    return new FilterOutputStream(raw) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        raw.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        if (raw.hasCapability(StreamCapabilities.HSYNC)) {
          raw.hsync();
        }
        raw.close();
      }
    };
  }

  private static OutputStream packed(OutputStream out, Path target) throws IOException {
    return target.getName().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  /** Hadoop's local file system would leave a hidden .crc file beside each file. */
  public static FileSystem withoutChecksumFiles(FileSystem files) {
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
