package leeml.train.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.train.Ledger;
import leeml.train.Stop;
import leeml.train.server.ServedSnapshot;

/**
 * A checkpoint as bytes.
 *
 * <p>Layout, big-endian; a list or an array stands after its length (int), a text is its UTF-8
 * bytes: {@code "LEEMLCKP"}, version (int), identity (list of name, value), step (long), loss,
 * seconds (double), θ (floats), the centre's memory (bytes), the workers' states (list of bytes),
 * the server and its workers ({@link ServedFields}; not in version 1, which had none), lowest and
 * best (doubles, then no or one array of floats each), the ledger (list of lines), the end (no or
 * one of reason, message), and the CRC-32C of all that as a long.
 */
public final class CheckpointFormat {

  private static final long MAGIC = 0x4C45454D4C434B50L;
  private static final int VERSION = 2;
  private static final int WITHOUT_SERVERS = 1;
  private static final int FEWEST_BYTES_A_FACT = 2 * Integer.BYTES;

  private CheckpointFormat() {}

  /** Writes a checkpoint, which is not modified; the stream stays open. */
  public static void write(Checkpoint checkpoint, OutputStream stream) throws IOException {
    CheckpointOutput out = new CheckpointOutput(stream);
    out.number(MAGIC);
    out.integer(VERSION);
    out.integer(checkpoint.identity().facts().size());
    for (Map.Entry<String, String> fact : checkpoint.identity().facts().entrySet()) {
      out.text(fact.getKey());
      out.text(fact.getValue());
    }
    out.number(checkpoint.step());
    out.real(checkpoint.loss());
    out.real(checkpoint.seconds());
    out.floats(checkpoint.theta());
    out.bytes(checkpoint.centre());
    out.integer(checkpoint.workers().size());
    for (byte[] state : checkpoint.workers()) {
      out.bytes(state);
    }
    ServedFields.write(checkpoint.served(), out);
    write(checkpoint.lowest(), out);
    write(checkpoint.best(), out);
    out.integer(checkpoint.ledger().size());
    for (Ledger.Round round : checkpoint.ledger()) {
      RoundFields.write(round, out);
    }
    write(checkpoint.end(), out);
    out.checksum();
  }

  /**
   * Reads a checkpoint.
   *
   * @param length of the file in bytes
   * @throws DamagedCheckpoint if the bytes are no whole checkpoint of this version
   */
  public static Checkpoint read(InputStream stream, long length) throws IOException {
    CheckpointInput in = new CheckpointInput(stream, length);
    try {
      if (in.number() != MAGIC) {
        throw new DamagedCheckpoint("it is no checkpoint: it does not begin as one");
      }
      int version = in.integer();
      if (version != VERSION && version != WITHOUT_SERVERS) {
        throw new DamagedCheckpoint(
            "it is of version %d, and this program reads %d and %d"
                .formatted(version, WITHOUT_SERVERS, VERSION));
      }
      Checkpoint read = fields(in, version);
      in.checksum();
      return read;
    } catch (EOFException e) {
      throw CheckpointInput.ended(e);
    }
  }

  private static Checkpoint fields(CheckpointInput in, int version) throws IOException {
    Identity identity = identity(in);
    long step = in.number();
    double loss = in.real();
    double seconds = in.real();
    float[] theta = in.floats();
    return new Checkpoint(
        identity,
        step,
        loss,
        seconds,
        theta,
        in.bytes(),
        states(in),
        version == WITHOUT_SERVERS ? ServedSnapshot.NONE : ServedFields.read(in, theta),
        kept(in),
        kept(in),
        ledger(in),
        end(in));
  }

  private static Identity identity(CheckpointInput in) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    int size = in.count(FEWEST_BYTES_A_FACT);
    for (int i = 0; i < size; i++) {
      facts.put(in.text(), in.text());
    }
    return new Identity(facts);
  }

  private static List<byte[]> states(CheckpointInput in) throws IOException {
    List<byte[]> states = new ArrayList<>();
    int size = in.count(Integer.BYTES);
    for (int i = 0; i < size; i++) {
      states.add(in.bytes());
    }
    return states;
  }

  private static void write(Kept kept, CheckpointOutput out) throws IOException {
    out.reals(kept.numbers());
    out.integer(kept.theta().isPresent() ? 1 : 0);
    if (kept.theta().isPresent()) {
      out.floats(kept.theta().get());
    }
  }

  private static Kept kept(CheckpointInput in) throws IOException {
    double[] numbers = in.reals();
    return new Kept(
        numbers, in.count(Integer.BYTES) > 0 ? Optional.of(in.floats()) : Optional.empty());
  }

  private static List<Ledger.Round> ledger(CheckpointInput in) throws IOException {
    List<Ledger.Round> rounds = new ArrayList<>();
    int size = in.count(RoundFields.FEWEST_BYTES);
    for (int i = 0; i < size; i++) {
      rounds.add(RoundFields.read(in));
    }
    return rounds;
  }

  private static void write(Optional<Stop> end, CheckpointOutput out) throws IOException {
    out.integer(end.isPresent() ? 1 : 0);
    if (end.isPresent()) {
      out.text(end.get().reason().name());
      out.text(end.get().message());
    }
  }

  private static Optional<Stop> end(CheckpointInput in) throws IOException {
    if (in.count(Integer.BYTES) == 0) {
      return Optional.empty();
    }
    String reason = in.text();
    for (Stop.Reason known : Stop.Reason.values()) {
      if (known.name().equals(reason)) {
        return Optional.of(new Stop(known, in.text()));
      }
    }
    throw new DamagedCheckpoint("it was altered: it ended for no known reason");
  }
}
