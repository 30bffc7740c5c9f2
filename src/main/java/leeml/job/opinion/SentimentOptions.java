package leeml.job.opinion;

import leeml.data.words.opinion.SentimentData;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;

/** Which sentences a job learns from and is judged by: options that jobs of sentiment share. */
public record SentimentOptions(
    @Key("sentence-polarity for the film reviews if fetched, else generated; or a file")
        String data,
    @Key("how many sentences are generated where the set is not there, at least 10") int generated,
    @Key("how many sentences are used; 0 for all") int most) {

  /** Checks the ranges. */
  public SentimentOptions {
    Require.atLeast("generated", generated, 10);
    Require.atLeast("most", most, 0);
  }

  /**
   * Reads or makes them, on the driver.
   *
   * @throws leeml.error.BadInputException if the file is not as expected
   */
  public SentimentData read(Run run) {
    return SentimentData.read(run.sc().hadoopConfiguration(), data, generated, most, run.seed());
  }
}
