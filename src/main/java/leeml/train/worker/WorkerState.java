package leeml.train.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import leeml.optim.Memory;
import leeml.optim.MemoryCodec;
import leeml.optim.Optimizer;
import leeml.train.compress.Compressor;

/**
 * What a worker carries from one round to the next and could not work out again from the round's
 * input: the state of its optimizer, what its compressor has not sent yet, and its position under a
 * strategy that lets it keep one. Each part is started when it is first asked for.
 */
public final class WorkerState {

  private final Optimizer optimizer;
  private final Compressor compressor;
  private final int size;
  private final long seed;

  private Optimizer.State steps;
  private Compressor.State packing;
  private float[] position;

  WorkerState(Optimizer optimizer, Compressor compressor, int size, long seed) {
    this.optimizer = optimizer;
    this.compressor = compressor;
    this.size = size;
    this.seed = seed;
  }

  Optimizer.State optimizer() {
    if (steps == null) {
      steps = optimizer.init(size);
    }
    return steps;
  }

  /** Lets the optimizer begin anew. */
  void forgetOptimizer() {
    steps = null;
  }

  Compressor.State compressor() {
    if (packing == null) {
      packing = compressor.init(size, seed);
    }
    return packing;
  }

  /** The worker's own w, live; a copy of {@code start} when it is first asked for. */
  float[] position(float[] start) {
    if (position == null) {
      position = start.clone();
    }
    return position;
  }

  /**
   * The worker's own w, live.
   *
   * @throws IllegalStateException if the worker has kept none yet
   */
  public float[] position() {
    if (position == null) {
      throw new IllegalStateException("the worker has no position of its own yet");
    }
    return position;
  }

  /** Whether a fresh state would serve as well. */
  public boolean isEmpty() {
    return steps == null && position == null && (packing == null || holdsNothing(packing));
  }

  /** How many numbers it holds. */
  long numbers() {
    return numbers(steps) + numbers(packing) + (position == null ? 0 : size);
  }

  private static long numbers(Memory part) {
    return part == null
        ? 0
        : part.scalars().length + part.vectors().stream().mapToLong(v -> v.length).sum();
  }

  private static boolean holdsNothing(Memory memory) {
    return memory.vectors().isEmpty() && memory.scalars().length == 0;
  }

  /** A state of its own with the same content. */
  public WorkerState copy() {
    WorkerState copy = new WorkerState(optimizer, compressor, size, seed);
    if (steps != null) {
      MemoryCodec.copy(steps, copy.optimizer());
    }
    if (packing != null) {
      MemoryCodec.copy(packing, copy.compressor());
    }
    if (position != null) {
      copy.position(position);
    }
    return copy;
  }

  /** The content as bytes; of length 0 if empty. */
  public byte[] encode() {
    if (isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(steps, out);
      write(packing, out);
      write(position == null ? null : standing(position), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #encode} gives of each, in their order. */
  public static List<byte[]> encodeAll(List<WorkerState> states) {
    return states.stream().map(WorkerState::encode).toList();
  }

  /**
   * Has each take over its own of what {@link #encodeAll} gave.
   *
   * @throws IllegalArgumentException if there are more or fewer, or one is no state of its worker
   */
  public static void decodeAll(List<byte[]> encoded, List<WorkerState> states) {
    requireOneEach(encoded, states.size());
    for (int i = 0; i < states.size(); i++) {
      states.get(i).decode(encoded.get(i));
    }
  }

  /**
   * Says no to another number of states than of workers.
   *
   * @throws IllegalArgumentException if the numbers differ
   */
  public static void requireOneEach(List<byte[]> encoded, int workers) {
    if (encoded.size() != workers) {
      throw new IllegalArgumentException(
          "states of %d workers, expected %d".formatted(encoded.size(), workers));
    }
  }

  /**
   * Takes over what {@link #encode} gave.
   *
   * @throws IllegalArgumentException if the bytes are no state of such a worker
   */
  public void decode(byte[] bytes) {
    steps = null;
    packing = null;
    position = null;
    if (bytes.length == 0) {
      return;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte[][] parts = {part(in), part(in), part(in)};
      if (parts[0].length > 0) {
        MemoryCodec.decode(parts[0], optimizer());
      }
      if (parts[1].length > 0) {
        MemoryCodec.decode(parts[1], compressor());
      }
      if (parts[2].length > 0) {
        float[] w = new float[size];
        MemoryCodec.decode(parts[2], standing(w));
        position = w;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a worker's state is cut short", e);
    }
  }

  private static Memory standing(float[] w) {
    return Memory.ofVectors("position", w);
  }

  private static void write(Memory part, DataOutputStream out) throws IOException {
    byte[] bytes = part == null ? new byte[0] : MemoryCodec.encode(part);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] part(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new EOFException(length + " bytes expected, " + in.available() + " are left");
    }
    return in.readNBytes(length);
  }
}
