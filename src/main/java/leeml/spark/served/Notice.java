package leeml.spark.served;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import leeml.spark.net.Address;
import leeml.spark.net.Header;
import leeml.spark.served.Event.Report;
import leeml.spark.server.Traffic;
import leeml.spark.topology.Wire;

/**
 * What a worker tells the driver: a {@link Header} that says what, in which attempt and who, and
 * more by kind.
 *
 * @param body the rest; gone when the notice has been taken in
 */
record Notice(Kind kind, int attempt, int worker, ByteBuffer body) {

  private static final int NUMBERS = 2;
  private static final int REPORT_BYTES = 32;

  /** What is said. */
  enum Kind {
    /** The address of the worker's slices; the answer is the addresses of all. */
    ARRIVED,
    /** A round is done. */
    REPORT,
    /** All rounds are. */
    DONE
  }

  private static ByteBuffer start(Kind kind, int attempt, int worker, int bodyBytes) {
    return Header.start(bodyBytes, kind, attempt, worker);
  }

  static ByteBuffer arrived(int attempt, int worker, Address address) {
    byte[] text = address.toString().getBytes(StandardCharsets.UTF_8);
    return start(Kind.ARRIVED, attempt, worker, text.length).put(text).flip();
  }

  static ByteBuffer report(int attempt, Report report) {
    byte[] line = Wire.pack(report.line());
    Traffic traffic = report.traffic();
    return start(Kind.REPORT, attempt, report.line().worker(), REPORT_BYTES + line.length)
        .putLong(report.round())
        .putLong(traffic.bytesUp())
        .putLong(traffic.bytesDown())
        .putLong(traffic.serialiseNanos())
        .put(line)
        .flip();
  }

  static ByteBuffer done(int attempt, int worker) {
    return start(Kind.DONE, attempt, worker, 0).flip();
  }

  /**
   * Reads a notice; its body stays in the buffer.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Notice unpack(ByteBuffer packed) {
    ByteBuffer bytes = Header.open(packed, NUMBERS);
    return new Notice(Header.kind(Kind.class, bytes), bytes.getInt(), bytes.getInt(), bytes);
  }

  Address address() {
    return Address.parse(StandardCharsets.UTF_8.decode(body).toString());
  }

  Report report() {
    long round = body.getLong();
    Traffic traffic = new Traffic(body.getLong(), body.getLong(), body.getLong());
    byte[] line = new byte[body.remaining()];
    body.get(line);
    return new Report(round, Wire.unpackLine(line), traffic);
  }
}
