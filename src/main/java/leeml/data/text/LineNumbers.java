package leeml.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.util.LineReader;

/** Turns byte offsets into line numbers, and reads the first lines of a file. */
public final class LineNumbers {
  private LineNumbers() {}

  /**
   * The number, from 1, of the line that starts at a byte of the unpacked file.
   *
   * @throws UncheckedIOException when the file can no longer be read
   */
  public static long at(Configuration hadoop, Path file, long offset) {
    try (LineReader lines = new LineReader(open(hadoop, file))) {
      Text line = new Text();
      long number = 1;
      long position = 0;
      while (position < offset) {
        int bytes = lines.readLine(line);
        if (bytes == 0) {
          break;
        }
        position += bytes;
        number++;
      }
      return number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file unpacked by the codec that its name tells, as Hadoop's text input does. */
  public static InputStream open(Configuration hadoop, Path file) throws IOException {
    InputStream raw = file.getFileSystem(hadoop).open(file);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
    return codec == null ? raw : codec.createInputStream(raw);
  }
}
