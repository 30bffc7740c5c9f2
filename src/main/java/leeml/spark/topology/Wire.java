package leeml.spark.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import leeml.train.cluster.Reply;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.worker.Carried;
import leeml.train.worker.Failure;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerReply;

/**
 * Vectors and replies as the bytes that travel: little-endian float32 for vectors.
 *
 * <p>Packing is done here, not left to Spark's serializer, so that what the ledger counts is what
 * is sent. (Around each array Spark adds a fixed envelope of a few hundred bytes, for the task's
 * metrics.)
 */
public final class Wire {

  private static final Compressor IN_FULL = new FullPrecision();

  private Wire() {}

  /** 4d bytes. */
  public static byte[] pack(float[] vector) {
    return vector.length == 0 ? new byte[0] : IN_FULL.init(vector.length, 0).compress(vector);
  }

  /** What {@link #pack(float[])} gave. */
  public static float[] unpack(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    IN_FULL.decompress(bytes, vector);
    return vector;
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

    /** What one worker sends, as bytes: its vector as its compressor packed it. */
    public static byte[] ofWorker(WorkerReply reply, String place, long serialiseNanos) {
      long nanos = serialiseNanos + reply.line().packNanos();
      return pack(true, reply.payload(), List.of(reply.line()), List.of(place), 0, nanos);
    }

    /** The parcel as bytes: its vector in full. */
    public byte[] pack() {
      long start = System.nanoTime();
      byte[] vector = Wire.pack(reply.mean());
      long nanos = serialiseNanos + System.nanoTime() - start;
      return pack(false, vector, reply.workers(), places, bytesBelow, nanos);
    }

    private static byte[] pack(
        boolean compressed,
        byte[] vector,
        List<WorkerLine> workers,
        List<String> places,
        long bytesBelow,
        long nanos) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(vector.length + 256);
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeBoolean(compressed);
        out.writeInt(vector.length);
        out.write(vector);
        out.writeLong(bytesBelow);
        out.writeLong(nanos);
        out.writeInt(places.size());
        for (String place : places) {
          out.writeUTF(place);
        }
        out.writeInt(workers.size());
        for (WorkerLine line : workers) {
          write(line, out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    /** What {@link #pack()} gave, with these bytes counted in. */
    static Parcel unpack(byte[] bytes, int size) {
      return unpack(bytes, size, IN_FULL);
    }

    /**
     * What {@link #pack()} or {@link #ofWorker} gave, with these bytes counted in.
     *
     * @param size d
     * @param compressor of the run
     */
    static Parcel unpack(byte[] bytes, int size, Compressor compressor) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        long start = System.nanoTime();
        boolean compressed = in.readBoolean();
        byte[] vector = in.readNBytes(in.readInt());
        float[] mean = new float[size];
        (compressed ? compressor : IN_FULL).decompress(vector, mean);
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

  /** A worker's line. */
  public static byte[] pack(WorkerLine line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(line, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #pack(WorkerLine)} gave. */
  public static WorkerLine unpackLine(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return readLine(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(WorkerLine line, DataOutputStream out) throws IOException {
    out.writeInt(line.worker());
    out.writeInt(line.steps());
    out.writeLong(line.examples());
    out.writeDouble(line.weight());
    out.writeDouble(line.loss());
    out.writeDouble(line.squaredNorm());
    out.writeDouble(line.learningRate());
    out.writeLong(line.computeNanos());
    out.writeLong(line.drawNanos());
    out.writeLong(line.packNanos());
    out.writeBoolean(line.carried().large());
    out.writeInt(line.carried().state().length);
    out.write(line.carried().state());
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
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new Carried(in.readBoolean(), in.readNBytes(in.readInt())),
        in.readBoolean()
            ? new Failure(worker, in.readLong(), in.readDouble(), in.readDouble())
            : null);
  }
}
