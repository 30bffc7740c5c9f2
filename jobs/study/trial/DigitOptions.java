package study.trial;

import java.io.Serializable;
import java.util.List;
import leeml.job.Key;
import leeml.optim.Require;

/** What all comparisons on digits take; see {@code conf/study.conf}. */
public record DigitOptions(
    @Key("folder with IDX files train-* and t10k-*") String data,
    @Key("pictures to train on, the first ones, at least 1") int training,
    @Key("pictures held out, the first ones, at least 1") int heldOut,
    @Key("widths of the hidden layers") List<Integer> hidden,
    @Key("pictures a step and worker, at least 1") int batch,
    @Key("passes over the training pictures, at least 1") int epochs,
    @Key("workers, at least 2") int workers,
    @Key("runs of each setting, at least 1") int seeds)
    implements Serializable {

  /** Checks the ranges. */
  public DigitOptions {
    hidden = List.copyOf(hidden);
    Require.atLeast("training", training, 1);
    Require.atLeast("held-out", heldOut, 1);
    hidden.forEach(width -> Require.atLeast("hidden", width, 1));
    Require.atLeast("batch", batch, 1);
    Require.atLeast("epochs", epochs, 1);
    Require.atLeast("workers", workers, 2);
    Require.atLeast("seeds", seeds, 1);
  }

  /** The same with so many workers. */
  public DigitOptions onWorkers(int others) {
    return new DigitOptions(data, training, heldOut, hidden, batch, epochs, others, seeds);
  }

  /** The same with so many pictures a step and worker. */
  public DigitOptions inBatchesOf(int others) {
    return new DigitOptions(data, training, heldOut, hidden, others, epochs, workers, seeds);
  }

  /** The same for so many epochs. */
  public DigitOptions lasting(int others) {
    return new DigitOptions(data, training, heldOut, hidden, batch, others, workers, seeds);
  }
}
