package leeml.train.checkpoint;

import java.io.IOException;

/** Bytes that are no whole checkpoint: cut short, altered, or of another program. */
public final class DamagedCheckpoint extends IOException {

  /**
   * @param problem what is wrong with it, to be read after its name
   */
  public DamagedCheckpoint(String problem) {
    super(problem);
  }
}
