package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import leeml.data.file.CheckpointFiles;
import leeml.job.fake.KeepJob;
import leeml.train.checkpoint.Checkpoint;
import leeml.train.checkpoint.CheckpointFormat;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver that is killed and started again: processes, signals and files as they are. The run that
 * is never stopped goes in one thread of this JVM, so the comparison is across places as well.
 */
@Tag("own-session")
class KilledDriverTest {

  private static final long PATIENCE_SECONDS = 150;
  private static final String[] STRATEGY = {
    "--strategy", "local-sgd:period=2", "--compress", "topk:ratio=0.1"
  };

  @TempDir private Path folder;

  @Test
  @Timeout(value = 2 * PATIENCE_SECONDS)
  void aDriverThatIsKilledGoesOnBitForBit() throws Exception {
    Path kept = folder.resolve("kept");
    Path first = kept.resolve("fake.keep/plane-y-X");
    Process killed = driver("killed", kept);
    awaitCheckpointAfter(10, first, killed);
    killed.destroyForcibly();
    assertThat(killed.waitFor()).as("exit code of a process that got SIGKILL").isEqualTo(128 + 9);
    long left = rounds(first).last();
    assertThat(left).as("rounds when it was killed").isLessThan(150);
    Path newest = first.resolve("round-%010d.ckpt".formatted(left));
    halve(newest);

    Process resumed = driver("resumed", kept, "--resume");
    assertThat(resumed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve("resumed.txt"));
    assertThat(resumed.exitValue()).as(said).isZero();
    assertThat(said)
        .contains(newest + " is not used: it is cut short")
        .contains("plane: y = Xθ: going on after round ");

    Path undisturbed = folder.resolve("undisturbed");
    assertThat(Launcher.execute(KeepJob.class, arguments(undisturbed, "--set", "cluster=serial")))
        .isZero();
    for (String fit : List.of("plane-y-X", "plane-y-X-2")) {
      Checkpoint there = last(kept.resolve("fake.keep").resolve(fit));
      Checkpoint here = last(undisturbed.resolve("fake.keep").resolve(fit));
      assertThat(there.round()).isEqualTo(150);
      assertThat(there.theta()).as("θ of " + fit).isEqualTo(here.theta());
    }
  }

  private String[] arguments(Path kept, String... more) {
    List<String> all = new ArrayList<>(List.of(STRATEGY));
    all.addAll(
        List.of(
            "--checkpoint",
            kept.toString(),
            "--checkpoint-every",
            "rounds=5",
            "--out",
            folder.resolve("run-" + kept.getFileName()).toString()));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private Process driver(String name, Path kept, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.ofBuild());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1")); // it lives for seconds
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KeepJob.class.getName(), "--master", "local[2]"));
    command.addAll(Arrays.asList(arguments(kept, more)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".txt").toFile())
        .start();
  }

  private void awaitCheckpointAfter(long round, Path fit, Process driver) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (rounds(fit).tailSet(round).isEmpty()) {
      assertThat(driver.isAlive()).as(Files.readString(folder.resolve("killed.txt"))).isTrue();
      assertThat(System.nanoTime()).as("no checkpoint in time").isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static SortedSet<Long> rounds(Path fit) throws IOException {
    return new CheckpointFiles(new Configuration(), fit.toString()).rounds();
  }

  private static Checkpoint last(Path fit) throws IOException {
    CheckpointFiles files = new CheckpointFiles(new Configuration(), fit.toString());
    return files.read(
        files.rounds().last(), (InputStream in, long length) -> CheckpointFormat.read(in, length));
  }

  /** As a disk that was full would have left it. */
  private static void halve(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(whole, 0, whole.length / 2);
    }
  }
}
