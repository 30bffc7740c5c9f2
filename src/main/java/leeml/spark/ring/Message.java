package leeml.spark.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What travels in a ring: first what it is and whose place it concerns, little-endian throughout.
 */
sealed interface Message {

  ByteBuffer pack();

  /** A worker comes to the meeting; the answer is everybody's cards, one a line. */
  record Arrival(Place from, Card card) implements Message {
    static final int KIND = 1;

    @Override
    public ByteBuffer pack() {
      byte[] text = card.toString().getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = start(KIND, from, text.length);
      return bytes.put(text).rewind();
    }
  }

  /**
   * A slice on its way around: 24 bytes that say where to, and 4 a number.
   *
   * @param to whom it is for
   * @param step 0 to K − 2
   * @param values the sum so far
   */
  record PartialSum(Place to, int step, float[] values) implements Message {
    static final int KIND = 2;

    @Override
    public ByteBuffer pack() {
      ByteBuffer bytes = start(KIND, to, 4 + 4 * values.length).putInt(step);
      rest(bytes).asFloatBuffer().put(values);
      return bytes.rewind();
    }
  }

  private static ByteBuffer start(int kind, Place place, int more) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + Place.BYTES + more).order(ByteOrder.LITTLE_ENDIAN);
    place.pack(bytes.putInt(kind));
    return bytes;
  }

  private static ByteBuffer rest(ByteBuffer bytes) {
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads what {@link #pack} gave.
   *
   * @throws IllegalArgumentException if it is no message of a ring
   */
  static Message unpack(ByteBuffer packed) {
    ByteBuffer bytes = rest(packed);
    int kind = bytes.getInt();
    Place place = Place.unpack(bytes);
    if (kind == Arrival.KIND) {
      return new Arrival(place, Card.parse(StandardCharsets.UTF_8.decode(bytes).toString()));
    }
    if (kind != PartialSum.KIND) {
      throw new IllegalArgumentException("message of kind " + kind + ", expected 1 or 2");
    }
    int step = bytes.getInt();
    float[] values = new float[bytes.remaining() / 4];
    rest(bytes).asFloatBuffer().get(values);
    return new PartialSum(place, step, values);
  }
}
