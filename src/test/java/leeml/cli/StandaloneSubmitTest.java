package leeml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import leeml.cli.child.Launched;
import leeml.cli.child.Launched.Ended;
import leeml.cli.child.Listening;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster's life from start to stop, with runs on it by both ways; all by the command line. */
@Tag("own-session")
@Tag("full") // up to seven JVMs at once
@Tag("cluster")
@EnabledOnOs(OS.LINUX) // what stands in /proc is looked at
@TestMethodOrder(OrderAnnotation.class)
@Timeout(600)
class StandaloneSubmitTest {

  /** One Spark job, whose answer depends on the seed alone. */
  private static final String SMOKE = "ch02.bias-variance --smoke --json --seed 4";

  @TempDir static Path folder;
  private static Launched leeml;
  private static String master;
  private static Ended start;

  @BeforeAll
  static void start() throws Exception {
    leeml =
        Launched.layOut(
            Files.createDirectory(folder.resolve("build")),
            Map.of("XDG_STATE_HOME", folder.resolve("state").toString()));
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    start = leeml.run("cluster", "start", "--memory", "700m", "--port", "" + port);
  }

  @AfterAll
  static void stop() throws Exception {
    leeml.run("cluster", "stop");
    leeml.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Ended leeml(String line) throws Exception {
    return leeml.run(line.split(" ", -1));
  }

  private static Path clusterFolder() {
    return folder.resolve("state/leeml/cluster");
  }

  /** The command lines, in full, of all processes that this user may see, by number. */
  private static Map<Long, String> commandLines() throws IOException {
    Map<Long, String> lines = new HashMap<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(p -> p.toString().matches("/proc/\\d+")).toList()) {
        try {
          String line = new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8);
          lines.put(Long.valueOf(process.getFileName().toString()), line);
        } catch (IOException e) {
          // It has ended since it was listed.
        }
      }
    }
    return lines;
  }

  private static long running(String part) throws IOException {
    return commandLines().values().stream()
        .filter(line -> line.contains(part) && line.contains(folder.toString()))
        .count();
  }

  @Test
  @Order(1)
  void aClusterStartsAndOutlivesTheCommand() throws Exception {
    System.out.println(String.join("\n", start.out()));
    assertThat(start.code()).as(start.all()).isZero();
    assertThat(start.out().get(0)).startsWith(master + " is up after ").contains("2 workers");
    assertThat(running("org.apache.spark.deploy.master.Master")).isEqualTo(1);
    assertThat(running("org.apache.spark.deploy.worker.Worker")).isEqualTo(2);
    Ended status = leeml("cluster status");
    assertThat(status.code()).as(status.all()).isZero();
    assertThat(status.out().get(0)).contains("2 of 2 workers, each of 1 cores and 700 MB");
  }

  @Test
  @Order(2)
  void aSecondStartSaysSo() throws Exception {
    Ended second = leeml("cluster start");
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).last().asString().contains("a cluster runs already, at " + master);
  }

  @Test
  @Order(3)
  void aRunOnItEqualsTheLocalOne() throws Exception {
    Ended local = leeml("run " + SMOKE + " --master local[2] --out " + folder.resolve("local"));
    for (String way : List.of("run", "submit")) {
      Ended there =
          leeml(way + " " + SMOKE + " --master " + master + " --out " + folder + "/" + way);
      assertThat(there.code()).as(there.all()).isZero();
      assertThat(there.json().get("metrics")).as(way).isEqualTo(local.json().get("metrics"));
      assertThat(there.json().at("/environment/master").asText()).isEqualTo(master);
      assertThat(folder.resolve(way).resolve("report.html")).isNotEmptyFile();
    }
  }

  @Test
  @Order(4)
  void aDriverOnAWorkerWritesItsReportThere() throws Exception {
    Path out = folder.resolve("on-a-worker");
    Ended there =
        leeml(
            "submit "
                + SMOKE
                + " --deploy-mode cluster --conf spark.driver.memory=600m"
                + " --conf spark.standalone.submit.waitAppCompletion=true --master "
                + master
                + " --out "
                + out);
    assertThat(there.code()).as(there.all()).isZero();
    assertThat(out.resolve("result.json")).content().contains("\"status\" : \"done\"");
  }

  @Test
  @Order(5)
  void whileItRunsTheSecretIsInItsFileAloneAndAllListenAtLoopback() throws Exception {
    Process run =
        leeml
            .builder(
                ("run ch02 --smoke --set momentum-steps=2000000 --master "
                        + master
                        + " --out "
                        + folder.resolve("long"))
                    .split(" ", -1))
            .redirectOutput(folder.resolve("long.out").toFile())
            .redirectError(folder.resolve("long.err").toFile())
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (running("CoarseGrainedExecutorBackend") < 2) {
        assertThat(run.isAlive()).as(Files.readString(folder.resolve("long.err"))).isTrue();
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(100);
      }
      String secret = Files.readString(clusterFolder().resolve("secret"));
      assertThat(secret).hasSize(64);
      assertThat(commandLines().values()).noneMatch(line -> line.contains(secret));
      assertListeningAtLoopback();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          boolean holds = new String(Files.readAllBytes(file), UTF_8).contains(secret);
          assertThat(holds).as(file.toString()).isEqualTo(file.endsWith("cluster/secret"));
        }
      }
    } finally {
      run.destroy();
      run.waitFor();
    }
  }

  /** Master, workers, driver and executors; each of them listens to somebody. */
  private static void assertListeningAtLoopback() throws IOException, InterruptedException {
    int processes = 0;
    for (Map.Entry<Long, String> process : commandLines().entrySet()) {
      String line = process.getValue();
      if (line.contains(folder.toString()) && line.contains("java")) {
        List<InetAddress> addresses = Listening.awaited(process.getKey(), 60);
        assertThat(addresses).as(line).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        processes++;
      }
    }
    assertThat(processes).as("master, workers, driver, executors").isGreaterThanOrEqualTo(6);
  }

  @Test
  @Order(6)
  void aWorkerThatDiesIsMissed() throws Exception {
    String work = clusterFolder().resolve("work-1").toString();
    long pid =
        commandLines().entrySet().stream()
            .filter(process -> process.getValue().contains(work))
            .mapToLong(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get(20, TimeUnit.SECONDS);
    Ended status = leeml("cluster status");
    assertThat(status.code()).isEqualTo(1);
    assertThat(status.out().get(0)).contains("ended by itself: worker-1");
  }

  @Test
  @Order(7)
  void stopLeavesNoProcessAndNoFile() throws Exception {
    Ended stop = leeml("cluster stop");
    assertThat(stop.code()).as(stop.all()).isZero();
    assertThat(stop.out().get(0)).startsWith(master + " stopped");
    assertThat(running("org.apache.spark")).isZero();
    assertThat(clusterFolder()).doesNotExist();
    assertThat(leeml("cluster status").code()).isEqualTo(1);
    assertThat(leeml("cluster stop").out()).containsExactly("no cluster runs");
  }
}
