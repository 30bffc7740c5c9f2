package leeml.data.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import leeml.error.BadInputException;

/**
 * Reads WAV files: RIFF chunks, of which {@code fmt } says what the numbers of {@code data} are.
 * Other chunks are passed over. Taken are 16 bit PCM samples of one channel; sample s becomes s /
 * 2¹⁵.
 *
 * <p>Source: IBM, Microsoft, Multimedia programming interface and data specifications 1.0 (1991),
 * chapter 3.
 */
public final class WavFile {

  private static final int HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int PCM = 1;
  private static final int BITS = 16;
  private static final float FULL_SCALE = 1 << (BITS - 1);

  private final ByteBuffer bytes;
  private final String where;

  private WavFile(byte[] bytes, String where) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.where = where;
  }

  /**
   * The recording that a file holds.
   *
   * @param bytes the whole file; not modified
   * @param where what to call the file in a message
   * @param rateHz the samples a second that are expected
   * @throws BadInputException if it is no WAV file, not PCM, not of one channel, 16 bits and that
   *     rate, shorter than it says, or empty
   */
  public static Recording read(byte[] bytes, String where, int rateHz) {
    return new WavFile(bytes, where).recording(rateHz);
  }

  private Recording recording(int rateHz) {
    if (bytes.remaining() < HEADER_BYTES || !id(0).equals("RIFF") || !id(8).equals("WAVE")) {
      throw bad("no RIFF WAVE header, expected a WAV file");
    }
    bytes.position(HEADER_BYTES);
    boolean told = false;
    while (bytes.remaining() >= CHUNK_HEADER_BYTES) {
      String id = id(bytes.position());
      bytes.position(bytes.position() + 4);
      long length = Integer.toUnsignedLong(bytes.getInt());
      if (length > bytes.remaining()) {
        throw bad(
            "cut off: its chunk '%s' should have %d bytes and has %d"
                .formatted(id, length, bytes.remaining()));
      }
      int end = bytes.position() + (int) length;
      if (id.equals("fmt ")) {
        checkFormat((int) length, rateHz);
        told = true;
      } else if (id.equals("data")) {
        if (!told) {
          throw bad("a data chunk before the fmt chunk, expected fmt first");
        }
        return samples((int) length, rateHz);
      }
      // A chunk of odd length is followed by a byte that is not counted.
      bytes.position((int) Math.min(bytes.limit(), end + length % 2));
    }
    throw bad("no data chunk, expected a WAV file with samples");
  }

  private void checkFormat(int length, int rateHz) {
    if (length < FORMAT_BYTES) {
      throw bad("a fmt chunk of %d bytes, expected at least 16".formatted(length));
    }
    int at = bytes.position();
    int format = Short.toUnsignedInt(bytes.getShort(at));
    int channels = Short.toUnsignedInt(bytes.getShort(at + 2));
    long rate = Integer.toUnsignedLong(bytes.getInt(at + 4));
    int bits = Short.toUnsignedInt(bytes.getShort(at + 14));
    if (format != PCM) {
      throw bad("samples of format %d, expected 1 (PCM)".formatted(format));
    }
    if (channels != 1) {
      throw bad("%d channels, expected 1".formatted(channels));
    }
    if (bits != BITS) {
      throw bad("%d bits a sample, expected 16".formatted(bits));
    }
    if (rate != rateHz) {
      throw bad("%d samples a second, expected %d".formatted(rate, rateHz));
    }
  }

  private Recording samples(int length, int rateHz) {
    if (length == 0) {
      throw bad("an empty recording, expected at least one sample");
    }
    if (length % 2 != 0) {
      throw bad("%d bytes of data, expected 2 a sample".formatted(length));
    }
    float[] samples = new float[length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / FULL_SCALE;
    }
    return new Recording(samples, rateHz);
  }

  private String id(int at) {
    byte[] id = new byte[4];
    bytes.get(at, id);
    return new String(id, StandardCharsets.US_ASCII);
  }

  private BadInputException bad(String problem) {
    return new BadInputException(where, problem);
  }
}
