package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import leeml.job.Job;
import leeml.job.fake.CountJob;
import leeml.job.fake.KeepJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --checkpoint} and {@code --resume} make of a job: exit codes, files, sentences. */
@Tag("own-session")
class CheckpointFlagsTest {

  @TempDir private Path folder;

  @RegisterExtension private final Captured captured = new Captured();

  @Test
  void aFinishedJobIsGoneOnFromWithoutTrainingAgain() throws Exception {
    assertThat(keep("--checkpoint-every", "rounds=4")).isZero();
    Path kept = folder.resolve("kept/fake.keep");
    try (Stream<Path> fits = Files.list(kept)) {
      assertThat(fits.map(fit -> fit.getFileName().toString()))
          .containsExactlyInAnyOrder("plane-y-X", "plane-y-X-2");
    }
    assertThat(kept.resolve("plane-y-X"))
        .isDirectoryContaining("glob:**/round-0000000004.ckpt")
        .isDirectoryContaining("glob:**/round-0000000008.ckpt")
        .isDirectoryContaining("glob:**/round-0000000010.ckpt");
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));

    assertThat(keep("--resume")).isZero();
    assertThat(captured.out()).contains("plane: y = Xθ: going on after round 10, step 10, from ");
    assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl")))
        .as("rounds with their measured seconds")
        .isEqualTo(lines);
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void anotherRunIsRefusedAndSoIsOneThatWouldWriteOver() {
    assertThat(keep()).isZero();
    assertThat(keep()).isEqualTo(2);
    assertThat(captured.err())
        .contains("round-0000000010.ckpt; add --resume to go on from it, or name");
    captured.forgetErr();
    assertThat(keep("--resume", "--strategy", "local-sgd:period=2")).isEqualTo(3);
    assertThat(captured.err())
        .contains(
            "a checkpoint of another run: strategy is sync there and local-sgd:period=2 here");
  }

  @Test
  void whatHasNothingToKeepSaysSo() {
    assertThat(run(CountJob.class)).isZero();
    assertThat(captured.out())
        .contains("--checkpoint: fake.count trains nothing under a strategy, so nothing was kept");
    assertThat(run(KeepJob.class, "--strategy", "dl4j-averaging:frequency=2")).isEqualTo(2);
    assertThat(captured.err()).contains("with checkpoints: what it remembers is another system's");
  }

  @Test
  void aServersRunGoesOnToo() throws Exception {
    String[] served = {"--strategy", "ssp:staleness=2", "--workers", "3"};
    assertThat(keep(served)).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    String[] again = Arrays.copyOf(served, served.length + 1);
    again[served.length] = "--resume";
    assertThat(keep(again)).isZero();
    assertThat(captured.out()).contains("plane: y = Xθ: going on after round 10, step 10, from ");
    assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl"))).isEqualTo(lines);
  }

  private int keep(String... more) {
    List<String> all = new ArrayList<>(List.of("--set", "cluster=serial", "--set", "rounds=10"));
    all.addAll(List.of(more));
    return run(KeepJob.class, all.toArray(String[]::new));
  }

  private int run(Class<? extends Job<?>> job, String... more) {
    List<String> all = new ArrayList<>(List.of("--master", "local[1]"));
    all.addAll(
        List.of(
            "--checkpoint",
            folder.resolve("kept").toString(),
            "--out",
            folder.resolve("run").toString()));
    all.addAll(List.of(more));
    return Launcher.execute(job, all.toArray(String[]::new));
  }
}
