package leeml.data.idx;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import leeml.data.file.InputFiles;
import leeml.data.file.WholeWrite;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * An IDX array as it stands in the file: two zero bytes, the type, the rank, a 32-bit size for each
 * dimension, then the elements in row-major order (LeCun, the MNIST database).
 *
 * <p>The arrays are not copied.
 *
 * @param type of the elements
 * @param dims sizes, the first is the number of items
 * @param data the elements' bytes as in the file, {@code type.bytes() × product of dims}
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes of a whole data set.
public record IdxFile(IdxType type, int[] dims, byte[] data) {

  /** Checks that the data are as long as the dimensions say. */
  public IdxFile {
    if (dims.length < 1 || dims.length > 255) {
      throw new IllegalArgumentException("rank is " + dims.length + ", legal is 1 to 255");
    }
    if (bytesOf(type, dims) != data.length) {
      throw new IllegalArgumentException(
          data.length + " bytes for " + said(type, dims) + ", which needs " + bytesOf(type, dims));
    }
  }

  /**
   * Reads a file, plain or gzip.
   *
   * @throws BadInputException when there is no such file, it is no IDX file, is cut short, or holds
   *     more or less than its header says
   */
  public static IdxFile read(Configuration hadoop, String path) {
    Path file = InputFiles.single(hadoop, path);
    String shown = InputFiles.shown(file);
    try (DataInputStream in = new DataInputStream(InputFiles.open(hadoop, file))) {
      return read(shown, in);
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          shown, "the gzip stream is cut short or damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInputException(shown, "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file, gzip when its name ends in {@code .gz}; it shows under its name only when whole.
   *
   * @throws IOException when writing fails
   */
  public void write(Configuration hadoop, String path) throws IOException {
    WholeWrite.write(
        hadoop,
        path,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(type.code() << 8 | dims.length);
          for (int size : dims) {
            out.writeInt(size);
          }
          out.write(data);
          out.flush();
        });
  }

  private static IdxFile read(String file, DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    IdxType type = type(file, magic);
    int rank = magic[3] & 0xff;
    byte[] sizes = in.readNBytes(4 * rank);
    if (sizes.length < 4 * rank) {
      throw new BadInputException(
          file,
          "the header ends early: rank "
              + rank
              + " needs "
              + 4 * rank
              + " bytes of sizes, found "
              + sizes.length);
    }
    int[] dims = dims(file, sizes);
    return new IdxFile(type, dims, data(file, type, dims, in));
  }

  private static IdxType type(String file, byte[] magic) {
    if (magic.length < 4) {
      throw new BadInputException(
          file, "holds " + magic.length + " bytes, too few for an IDX header");
    }
    if (magic[0] != 0 || magic[1] != 0 || magic[3] == 0) {
      throw new BadInputException(
          file,
          String.format(
              "begins with %02x %02x %02x %02x, an IDX file with 00 00, a type and a rank of at least 1",
              magic[0], magic[1], magic[2], magic[3]));
    }
    return IdxType.ofCode(magic[2])
        .orElseThrow(
            () ->
                new BadInputException(
                    file,
                    String.format(
                        "the header's type is 0x%02x, legal are %s", magic[2], IdxType.codes())));
  }

  private static int[] dims(String file, byte[] sizes) {
    int[] dims = new int[sizes.length / 4];
    java.nio.ByteBuffer.wrap(sizes).asIntBuffer().get(dims);
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] < 0) {
        throw new BadInputException(
            file,
            "dimension "
                + (i + 1)
                + " of the header is "
                + (dims[i] & 0xffffffffL)
                + ", at most "
                + Integer.MAX_VALUE
                + " is legal");
      }
    }
    return dims;
  }

  private static byte[] data(String file, IdxType type, int[] dims, DataInputStream in)
      throws IOException {
    long expected = bytesOf(type, dims);
    if (expected > Integer.MAX_VALUE - 16) {
      throw new BadInputException(
          file, "the header says " + said(type, dims) + ", more than fits into one array");
    }
    // Grows with what is there, so that a header that lies costs no memory.
    byte[] data = in.readNBytes((int) expected);
    if (data.length < expected) {
      throw new BadInputException(
          file,
          "the header says "
              + said(type, dims)
              + " = "
              + expected
              + " bytes, found "
              + data.length);
    }
    if (in.read() >= 0) {
      throw new BadInputException(
          file,
          "the header says "
              + said(type, dims)
              + " = "
              + expected
              + " bytes, more bytes follow them");
    }
    return data;
  }

  private static long bytesOf(IdxType type, int[] dims) {
    long bytes = type.bytes();
    for (int size : dims) {
      long high = Math.multiplyHigh(bytes, size);
      bytes = high != 0 || bytes * size < 0 ? Long.MAX_VALUE : bytes * size;
    }
    return bytes;
  }

  private static String said(IdxType type, int[] dims) {
    String sizes = Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining(" × "));
    return sizes + " of " + type.bytes() + (type.bytes() == 1 ? " byte" : " bytes");
  }
}
