package leeml.spark.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import leeml.train.cluster.Failure;
import leeml.train.cluster.Reply;
import leeml.train.cluster.WorkerLine;

/**
 * Vectors and replies as the bytes that travel: little-endian float32 for vectors.
 *
 * <p>Packing is done here, not left to Spark's serializer, so that what the ledger counts is what
 * is sent. (Around each array Spark adds a fixed envelope of a few hundred bytes, for the task's
 * metrics.)
 */
public final class Wire {

  private Wire() {}

  /** 4d bytes. */
  public static byte[] pack(float[] vector) {
    byte[] bytes = new byte[4 * vector.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    return bytes;
  }

  private static float[] unpack(byte[] bytes, int from, int size) {
    float[] vector = new float[size];
    ByteBuffer.wrap(bytes, from, 4 * size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(vector);
    return vector;
  }

  /** What {@link #pack(float[])} gave. */
  public static float[] unpack(byte[] bytes) {
    return unpack(bytes, 0, bytes.length / 4);
  }

  /**
   * A reply on its way to the centre, with what moving it has cost so far.
   *
   * @param reply the content
   * @param places executors that θ was sent to
   * @param bytesBelow bytes that hops before this one took
   * @param serialiseNanos time spent packing and unpacking so far, over all workers
   */
  public record Parcel(Reply reply, List<String> places, long bytesBelow, long serialiseNanos) {

    /** The parcel as bytes. */
    public byte[] pack() {
      long start = System.nanoTime();
      byte[] vector = Wire.pack(reply.mean());
      long nanos = serialiseNanos + System.nanoTime() - start;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(vector.length + 256);
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(reply.mean().length);
        out.write(vector);
        out.writeLong(bytesBelow);
        out.writeLong(nanos);
        out.writeInt(places.size());
        for (String place : places) {
          out.writeUTF(place);
        }
        out.writeInt(reply.workers().size());
        for (WorkerLine line : reply.workers()) {
          write(line, out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    /** What {@link #pack()} gave, with these bytes counted in. */
    static Parcel unpack(byte[] bytes) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        long start = System.nanoTime();
        int size = in.readInt();
        float[] mean = Wire.unpack(bytes, 4, size);
        in.skipNBytes(4L * size);
        long unpacking = System.nanoTime() - start;
        long below = in.readLong();
        long nanos = in.readLong();
        List<String> places = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
          places.add(in.readUTF());
        }
        List<WorkerLine> lines = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
          lines.add(readLine(in));
        }
        return new Parcel(new Reply(mean, lines), places, below + bytes.length, nanos + unpacking);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void write(WorkerLine line, DataOutputStream out) throws IOException {
    out.writeInt(line.worker());
    out.writeInt(line.steps());
    out.writeLong(line.examples());
    out.writeDouble(line.loss());
    out.writeDouble(line.squaredNorm());
    out.writeDouble(line.learningRate());
    out.writeLong(line.computeNanos());
    out.writeBoolean(line.stateful());
    Failure failure = line.failure();
    out.writeBoolean(failure != null);
    if (failure != null) {
      out.writeLong(failure.step());
      out.writeDouble(failure.loss());
      out.writeDouble(failure.learningRate());
    }
  }

  private static WorkerLine readLine(DataInputStream in) throws IOException {
    int worker = in.readInt();
    return new WorkerLine(
        worker,
        in.readInt(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean()
            ? new Failure(worker, in.readLong(), in.readDouble(), in.readDouble())
            : null);
  }
}
