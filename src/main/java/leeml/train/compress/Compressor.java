package leeml.train.compress;

import java.io.Serializable;
import leeml.optim.Memory;

/**
 * What is sent in place of the full vector: an immutable description, from which every worker
 * starts a state of its own. It knows vectors only.
 *
 * <p>A compressor with error feedback keeps what it did not send, e, and adds it to the next
 * vector: c = C(m + e), e ← m + e − D(c), so that nothing is lost, only late.
 */
public interface Compressor extends Serializable {

  /** As it is written after {@code --compress}: {@code topk:ratio=0.01}. */
  String name();

  /**
   * Starts the state of a run over vectors of length {@code size}.
   *
   * @param size d, at least 1
   * @param seed of what is random in it; another one for every worker
   */
  State init(int size, long seed);

  /**
   * Unpacks what a {@link State#compress} of this compressor gave.
   *
   * @param bytes not modified
   * @param into shape (d); overwritten
   */
  void decompress(byte[] bytes, float[] into);

  /** One worker's compressor: what it has not sent yet, and how it goes on. */
  interface State extends Memory {

    /**
     * Packs a vector and moves the state on. What stands in the bytes is all that the other side
     * needs.
     *
     * @param vector m, shape (d); not modified
     * @return exactly the bytes that travel
     */
    byte[] compress(float[] vector);
  }
}
