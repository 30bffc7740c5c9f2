package leeml.data.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    return little(16)
        .putShort((short) format.code)
        .putShort((short) format.channels)
        .putInt(format.rateHz)
        .putInt(format.rateHz * block)
        .putShort((short) block)
        .putShort((short) format.bits)
        .array();
  }

  static byte[] bytes(short... samples) {
    ByteBuffer buffer = little(2 * samples.length);
    for (short sample : samples) {
      buffer.putShort(sample);
    }
    return buffer.array();
  }

  static byte[] chunk(String id, byte[] content) {
    ByteBuffer buffer = little(8 + content.length + content.length % 2);
    return buffer.put(ascii(id)).putInt(content.length).put(content).array();
  }

  static byte[] riff(byte[]... chunks) {
    int length = 4;
    for (byte[] chunk : chunks) {
      length += chunk.length;
    }
    ByteBuffer buffer = little(8 + length).put(ascii("RIFF")).putInt(length).put(ascii("WAVE"));
    for (byte[] chunk : chunks) {
      buffer.put(chunk);
    }
    return buffer.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
