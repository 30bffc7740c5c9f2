package leeml.job.checkpoint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Optional;
import leeml.error.UsageException;
import leeml.train.checkpoint.Interval;

/**
 * What a run's keys say of checkpoints.
 *
 * @param folder any Hadoop path
 * @param interval how often one is written
 * @param keep how many of the last ones of a fit stay, at least 1
 * @param resume whether to go on from the last one
 */
public record CheckpointSettings(String folder, Interval interval, int keep, boolean resume) {

  /**
   * Reads them.
   *
   * @param run the configuration's {@code run} block
   * @return empty if no checkpoints are asked for
   * @throws UsageException if a key does not read, or there is nothing to go on from
   */
  public static Optional<CheckpointSettings> of(Config run) {
    String folder = run.getString("checkpoint").strip();
    try {
      boolean resume = run.getBoolean("resume");
      Interval interval = Interval.parse(run.getString("checkpoint-every"));
      int keep = run.getInt("checkpoint-keep");
      if (keep < 1) {
        throw new UsageException("checkpoint-keep = " + keep + ", expected at least 1");
      }
      if (folder.isEmpty() && resume) {
        throw new UsageException("--resume: say where the checkpoints are, by --checkpoint DIR");
      }
      return folder.isEmpty()
          ? Optional.empty()
          : Optional.of(new CheckpointSettings(folder, interval, keep, resume));
    } catch (ConfigException e) {
      throw new UsageException(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--checkpoint-every " + e.getMessage());
    }
  }
}
