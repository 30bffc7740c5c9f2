package leeml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import leeml.error.UsageException;
import leeml.job.fake.CountJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigTest {

  private final CountJob job = new CountJob();

  @Test
  void theChapterStandsOnTheBase() {
    JobConfig config = JobConfig.of(job, Settings.none());
    assertThat(config.run().getString("master")).isEqualTo("local[*]");
    assertThat(config.options().getInt("up-to")).isEqualTo(10);
    assertThat(config.options().hasPath("smoke")).isFalse();
    assertThat(config.spark()).containsEntry("spark.sql.shuffle.partitions", "8");
  }

  @Test
  void smokeStandsOnTheChapterAndTheCallerOnSmoke() {
    JobConfig smoke = JobConfig.of(job, Settings.none().withSmoke());
    assertThat(smoke.run().getBoolean("smoke")).isTrue();
    assertThat(smoke.options().getInt("up-to")).isEqualTo(3);
    assertThat(smoke.options().getString("ending")).isEqualTo("done");
    JobConfig asked = JobConfig.of(job, Settings.none().withSmoke().with("up-to", "5"));
    assertThat(asked.options().getInt("up-to")).isEqualTo(5);
  }

  @Test
  void substitutionsSeeWhatTheCallerSet() {
    JobConfig config = JobConfig.of(job, Settings.none().with("run.home", "/somewhere"));
    assertThat(config.options().getString("data")).isEqualTo("/somewhere/numbers");
  }

  @Test
  void theRenderedConfigurationRepeatsTheRun(@TempDir Path folder) throws IOException {
    JobConfig first =
        JobConfig.of(
            job,
            Settings.none()
                .withSmoke()
                .with("run.seed", "7")
                .with("spark.speculation", "true")
                .with("spark.speculation.multiplier", "3")
                .with("names", "x,y"));
    Path file = Files.writeString(folder.resolve("config.conf"), first.render());
    JobConfig again = JobConfig.of(job, Settings.none().withConfig(file));
    assertThat(again.run()).isEqualTo(first.run());
    assertThat(again.spark()).isEqualTo(first.spark());
    assertThat(again.options()).isEqualTo(first.options());
  }

  @Test
  void aConfigurationOfAnotherJobIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("config.conf"), "job = ch99.other");
    assertThatThrownBy(() -> JobConfig.of(job, Settings.none().withConfig(file)))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("not a configuration of fake.count");
    assertThatThrownBy(() -> JobConfig.of(job, Settings.none().withConfig(folder.resolve("no"))))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("no such file");
  }

  @Test
  void anUnknownKeyOfTheRunIsRefused() {
    assertThatThrownBy(() -> JobConfig.of(job, Settings.none().with("run.mastr", "local")))
        .isInstanceOf(UsageException.class)
        .hasMessage("no key run.mastr; did you mean master?");
  }

  @Test
  void whatSparkSubmitChoseStandsUnlessTheCallerChooses() {
    Map<String, String> submitted =
        Map.of("spark.master", "local[3]", "spark.sql.shuffle.partitions", "99");
    submitted.forEach(System::setProperty);
    try {
      JobConfig config = JobConfig.of(job, Settings.none());
      assertThat(config.run().getString("master")).isEqualTo("local[3]");
      assertThat(config.spark()).doesNotContainKey("spark.sql.shuffle.partitions");
      JobConfig asked = JobConfig.of(job, Settings.none().with("run.master", "local[1]"));
      assertThat(asked.run().getString("master")).isEqualTo("local[1]");
    } finally {
      submitted.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void secretsStandInNoFile() {
    JobConfig config =
        JobConfig.of(
            new CountJob(),
            Settings.none()
                .with("spark.authenticate.secret", "hush")
                .with("spark.hadoop.fs.s3a.access.key", "hush")
                .with("spark.executor.memory", "1g"));
    assertThat(config.spark()).containsEntry("spark.authenticate.secret", "hush");
    assertThat(config.render()).contains("1g").doesNotContain("hush");
    assertThat(config.toMap().toString()).doesNotContain("hush");
  }
}
