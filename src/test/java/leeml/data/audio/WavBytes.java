package leeml.data.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** WAV files for tests, right ones and wrong ones. */
final class WavBytes {
  private WavBytes() {}

  /** What stands in the fmt chunk. */
  record Format(int code, int channels, int rateHz, int bits) {
    static final Format MONO_8K = new Format(1, 1, 8000, 16);
  }

  static byte[] of(short... samples) {
    return file(Format.MONO_8K, samples);
  }

  static byte[] file(Format format, short... samples) {
    return riff(chunk("fmt ", format(format)), chunk("data", bytes(samples)));
  }

  static byte[] format(Format format) {
    int block = format.channels * format.bits / 8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    little(out, format.code, 2);
    little(out, format.channels, 2);
    little(out, format.rateHz, 4);
    little(out, format.rateHz * block, 4);
    little(out, block, 2);
    little(out, format.bits, 2);
    return out.toByteArray();
  }

  static byte[] bytes(short... samples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (short sample : samples) {
      little(out, sample, 2);
    }
    return out.toByteArray();
  }

  static byte[] chunk(String id, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    little(out, content.length, 4);
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }

  static byte[] riff(byte[]... chunks) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
    for (byte[] chunk : chunks) {
      form.writeBytes(chunk);
    }
    return chunk("RIFF", form.toByteArray());
  }

  private static void little(ByteArrayOutputStream out, int value, int count) {
    for (int i = 0; i < count; i++) {
      out.write(value >> (8 * i));
    }
  }
}
