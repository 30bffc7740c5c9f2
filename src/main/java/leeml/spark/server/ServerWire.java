package leeml.spark.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leeml.train.server.Pulled;
import leeml.train.server.Push;
import leeml.train.server.SliceSnapshot;

/**
 * Pushes and answers as the bytes that travel, little-endian, vectors as float32 at the end. No
 * object is deserialised, whoever sends.
 *
 * <pre>
 *   push     request header, round (8), version read (8), examples (8), wants θ (4), message (4n)
 *   pulled   worker (4), round (8), version (8), stop (4), brings θ (4), θ (4n)
 *   look     version (8), rate (8), applying (8), workers (4), rounds of each (8), versions that
 *            each has read (8), staleness, lead, the rule's memory after its length (4), θ (4n);
 *            a histogram: entries (4), and each value (8) and count (8)
 * </pre>
 */
final class ServerWire {

  private static final int PUSH_BYTES = 28;
  private static final int PULLED_BYTES = 28;
  private static final int LOOK_BYTES = 40;
  private static final int ENTRY_BYTES = 16;

  private ServerWire() {}

  static ByteBuffer pack(Push push, int attempt, int slice) {
    int bytes = PUSH_BYTES + Float.BYTES * push.message().length;
    ByteBuffer out = Request.start(Request.Kind.PUSH, attempt, slice, push.worker(), bytes);
    out.putLong(push.round()).putLong(push.versionRead()).putLong(push.examples());
    out.putInt(push.wantsTheta() ? 1 : 0);
    Floats.put(push.message(), out);
    return out.flip();
  }

  static Push push(Request request) {
    ByteBuffer in = request.body();
    long round = in.getLong();
    long versionRead = in.getLong();
    long examples = in.getLong();
    boolean wantsTheta = in.getInt() == 1;
    return new Push(request.worker(), round, versionRead, wantsTheta, examples, Floats.rest(in));
  }

  static ByteBuffer pack(Pulled pulled) {
    float[] theta = pulled.theta() == null ? new float[0] : pulled.theta();
    ByteBuffer out = allocate(PULLED_BYTES + Float.BYTES * theta.length);
    out.putInt(pulled.worker()).putLong(pulled.round()).putLong(pulled.version());
    out.putInt(pulled.stop() ? 1 : 0).putInt(pulled.theta() == null ? 0 : 1);
    Floats.put(theta, out);
    return out.flip();
  }

  static Pulled pulled(ByteBuffer packed) {
    ByteBuffer in = packed.slice().order(ByteOrder.LITTLE_ENDIAN);
    int worker = in.getInt();
    long round = in.getLong();
    long version = in.getLong();
    boolean stop = in.getInt() == 1;
    boolean bringsTheta = in.getInt() == 1;
    return new Pulled(worker, round, stop, version, bringsTheta ? Floats.rest(in) : null);
  }

  static ByteBuffer pack(SliceLook look) {
    SliceSnapshot slice = look.slice();
    int entries = slice.staleness().size() + slice.lead().size();
    int workers = slice.rounds().length;
    int numbers = 2 * Long.BYTES * workers + Float.BYTES * slice.theta().length;
    ByteBuffer out = allocate(LOOK_BYTES + ENTRY_BYTES * entries + numbers + slice.rule().length);
    out.putLong(slice.version()).putDouble(look.learningRate()).putLong(look.applyNanos());
    out.putInt(workers);
    putNumbers(slice.rounds(), out);
    putNumbers(slice.versionsRead(), out);
    putHistogram(slice.staleness(), out);
    putHistogram(slice.lead(), out);
    out.putInt(slice.rule().length).put(slice.rule());
    Floats.put(slice.theta(), out);
    return out.flip();
  }

  static SliceLook look(ByteBuffer packed) {
    ByteBuffer in = packed.slice().order(ByteOrder.LITTLE_ENDIAN);
    long version = in.getLong();
    double rate = in.getDouble();
    long applyNanos = in.getLong();
    int workers = in.getInt();
    long[] rounds = numbers(workers, in);
    long[] versionsRead = numbers(workers, in);
    SortedMap<Long, Long> staleness = histogram(in);
    SortedMap<Long, Long> lead = histogram(in);
    byte[] rule = new byte[in.getInt()];
    in.get(rule);
    SliceSnapshot slice =
        new SliceSnapshot(
            Floats.rest(in), version, rounds, versionsRead, List.of(), staleness, lead, rule);
    return new SliceLook(slice, rate, applyNanos);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void putNumbers(long[] numbers, ByteBuffer out) {
    for (long number : numbers) {
      out.putLong(number);
    }
  }

  private static long[] numbers(int count, ByteBuffer in) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.getLong();
    }
    return numbers;
  }

  private static void putHistogram(Map<Long, Long> counts, ByteBuffer out) {
    out.putInt(counts.size());
    counts.forEach((value, count) -> out.putLong(value).putLong(count));
  }

  private static SortedMap<Long, Long> histogram(ByteBuffer in) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      counts.put(in.getLong(), in.getLong());
    }
    return counts;
  }
}
