package leeml.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.Optional;
import leeml.error.UsageException;
import leeml.train.checkpoint.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointSettingsTest {

  @Test
  void readsWhatIsWritten() {
    assertThat(settings("", "seconds=60", "3", "false")).isEmpty();
    assertThat(settings("hdfs:///kept", "rounds=50", "2", "true"))
        .contains(new CheckpointSettings("hdfs:///kept", Interval.ofRounds(50), 2, true));
    assertThat(settings("kept", "Seconds = 0.5", "1", "false"))
        .contains(new CheckpointSettings("kept", Interval.ofSeconds(0.5), 1, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kept | 5         | 3 | false | --checkpoint-every '5', expected rounds=N or seconds=S
          kept | rounds=a  | 3 | false | --checkpoint-every rounds=a: a is no number
          kept | rounds=0  | 3 | false | --checkpoint-every a checkpoint every 0 rounds
          kept | rounds=5  | 0 | false | checkpoint-keep = 0, expected at least 1
          ''   | rounds=5  | 3 | true  | --resume: say where the checkpoints are, by --checkpoint DIR
          """)
  void refusesWhatMakesNoSense(
      String folder, String every, String keep, String resume, String sentence) {
    assertThatThrownBy(() -> settings(folder, every, keep, resume))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "digits, digits",
    "'A2C, seed 3', A2C-seed-3",
    "../../etc/passwd, etc-passwd",
    "rate=0.1, rate-0-1",
    "θ, fit"
  })
  void aFitsFolderIsOneNameThatLeadsNowhereElse(String fit, String folder) {
    assertThat(FitCheckpoints.folderName(fit)).isEqualTo(folder);
  }

  private static Optional<CheckpointSettings> settings(
      String folder, String every, String keep, String resume) {
    return CheckpointSettings.of(
        ConfigFactory.parseString(
            "checkpoint = \"%s\", checkpoint-every = \"%s\", checkpoint-keep = %s, resume = %s"
                .formatted(folder, every, keep, resume)));
  }
}
