package leeml.job.audio;

import java.util.List;
import java.util.Optional;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.SpokenDigitFiles;
import leeml.data.audio.SpokenSplit;
import leeml.data.audio.voice.SyntheticDigits;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import org.apache.hadoop.conf.Configuration;

/**
 * Which spoken digits a job learns from and which it is judged by: options that speech jobs share.
 */
public record SpeechOptions(
    @Key(
            "speech-digits for the recordings if fetched, else computed ones; synthetic for"
                + " computed ones; or a folder or tar of digit_speaker_take.wav")
        String data,
    @Key("computed recordings a digit and speaker, at least 2") int takes,
    @Key("held out are the takes of each digit and speaker below this, at least 1")
        int heldOutTakes,
    @Key("hold out all of this speaker instead; empty for nobody") String heldOutSpeaker) {

  /** Samples a second of all recordings. */
  public static final int RATE_HZ = 8000;

  private static final String SET = "speech-digits";
  private static final String SYNTHETIC = "synthetic";

  /** Checks the ranges. */
  public SpeechOptions {
    Require.atLeast("takes", takes, 2);
    Require.atLeast("held-out-takes", heldOutTakes, 1);
  }

  /**
   * Reads or computes them, on the driver.
   *
   * @throws leeml.error.BadInputException if a file is not as expected, or a part is empty
   */
  public SpokenSplit read(Run run) {
    Configuration hadoop = run.sc().hadoopConfiguration();
    Optional<String> path = path(hadoop);
    List<SpokenDigit> all =
        path.map(file -> SpokenDigitFiles.read(hadoop, file, RATE_HZ))
            .orElseGet(() -> SyntheticDigits.say(run.seed(), takes, RATE_HZ));
    String where = path.orElse("computed recordings");
    return heldOutSpeaker.isEmpty()
        ? SpokenSplit.byTake(all, heldOutTakes, where)
        : SpokenSplit.bySpeaker(all, heldOutSpeaker, where);
  }

  /** Whether it is the recordings of the catalogue that {@link #read} reads. */
  public boolean real(Run run) {
    return data.equals(SET) && path(run.sc().hadoopConfiguration()).isPresent();
  }

  /** Whose voices they are, for people. */
  public String title(Run run) {
    if (real(run)) {
      return "recorded voices";
    }
    return path(run.sc().hadoopConfiguration()).orElse("computed voices");
  }

  private Optional<String> path(Configuration hadoop) {
    return switch (data) {
      case SYNTHETIC -> Optional.empty();
      case SET -> Catalogue.standard(hadoop).find(SET).map(LocatedSet::path);
      default -> Optional.of(data);
    };
  }
}
