package leeml.train.checkpoint;

import java.util.List;
import java.util.Optional;
import leeml.train.Ledger;
import leeml.train.Stop;

/**
 * A run in rounds between two of them. Arrays are not copied: one that is written at once may hold
 * the run's own.
 *
 * @param identity of the run
 * @param step steps done
 * @param loss of the last round; NaN before the first
 * @param seconds that the run has taken, by the clock of its cluster
 * @param theta θ, shape (d)
 * @param centre what the strategy's centre remembers, as {@code MemoryCodec} writes it
 * @param workers what each worker carries into the next round, as {@code WorkerState} writes it
 * @param lowest the θ of the lowest loss, and what the watch over divergence has seen
 * @param best the θ of the best validated value, and how long there was no better one
 * @param ledger the rounds done
 * @param end why the run is over, if it is
 */
public record Checkpoint(
    Identity identity,
    long step,
    double loss,
    double seconds,
    float[] theta,
    byte[] centre,
    List<byte[]> workers,
    Kept lowest,
    Kept best,
    List<Ledger.Round> ledger,
    Optional<Stop> end) {

  /** The number of the next round. */
  public long round() {
    return ledger.size();
  }

  /** The same of a run about which more is known. */
  Checkpoint withIdentity(Identity other) {
    return new Checkpoint(
        other, step, loss, seconds, theta, centre, workers, lowest, best, ledger, end);
  }
}
