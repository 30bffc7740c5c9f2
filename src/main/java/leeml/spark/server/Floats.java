package leeml.spark.server;

import java.nio.ByteBuffer;

/** Vectors in a message, as far as it goes: float32 in the buffer's order of bytes. */
final class Floats {

  private Floats() {}

  static void put(float[] vector, ByteBuffer into) {
    into.asFloatBuffer().put(vector);
    into.position(into.position() + Float.BYTES * vector.length);
  }

  static float[] rest(ByteBuffer bytes) {
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(vector);
    return vector;
  }
}
