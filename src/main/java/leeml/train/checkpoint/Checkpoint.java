package leeml.train.checkpoint;

import java.util.List;
import java.util.Optional;
import leeml.train.Ledger;
import leeml.train.Stop;
import leeml.train.server.ServedSnapshot;

/**
 * A run between two rounds, or under a server between two turns. Arrays are not copied: one that is
 * written at once may hold the run's own.
 *
 * @param identity of the run
 * @param step steps done; under a server those that the ledger has heard of
 * @param loss of the last round; NaN before the first
 * @param seconds that the run has taken, by the clock of its cluster
 * @param theta θ, shape (d); under a server its slices' one after the other
 * @param centre what the strategy's centre remembers, as {@code MemoryCodec} writes it; of length 0
 *     under a server
 * @param workers what each worker carries into the next round, as {@code WorkerState} writes it;
 *     none under a server
 * @param served the server and its workers; none in rounds, and none of a run that is over for good
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
    ServedSnapshot served,
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
        other, step, loss, seconds, theta, centre, workers, served, lowest, best, ledger, end);
  }
}
