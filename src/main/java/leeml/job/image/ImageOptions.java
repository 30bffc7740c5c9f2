package leeml.job.image;

import leeml.data.idx.ImageSplit;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;

/**
 * Which pictures a job learns from and which it is judged by: options that picture chapters share.
 */
public record ImageOptions(
    @Key(
            "folder with IDX files train-* and t10k-*; mnist or fashion-mnist for all of it, or the shipped cut")
        String data,
    @Key("pictures to train on, the first ones; 0 for all") int training,
    @Key("pictures held out, the first ones; 0 for all") int heldOut) {

  /** Checks the ranges. */
  public ImageOptions {
    Require.atLeast("training", training, 0);
    Require.atLeast("held-out", heldOut, 0);
  }

  /**
   * Reads them on the driver.
   *
   * @throws leeml.error.BadInputException if a file is missing or damaged
   */
  public ImageSplit read(Run run) {
    return ImageSplit.read(run.sc().hadoopConfiguration(), data, training, heldOut);
  }
}
