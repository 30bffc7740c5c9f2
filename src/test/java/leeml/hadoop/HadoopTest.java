package leeml.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leeml.cli.child.Launched;
import leeml.cli.child.Launched.Ended;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data made on HDFS, and a chapter trained from it on YARN: it finds what it finds here. */
@Tag("own-session")
@Tag("full") // two clusters, and three JVMs beside them
@Tag("cluster")
@TestMethodOrder(OrderAnnotation.class)
@Timeout(600)
class HadoopTest {

  private static final String MLLIB = "distance.mllib";

  private static final String RUN =
      "ch02 --smoke --json --seed 3 --workers 2 --set target=y --data ";

  @TempDir static Path folder;
  private static MiniHadoop hadoop;
  private static Launched leeml;
  private static String data;
  private static Ended local;

  @BeforeAll
  static void start() throws Exception {
    hadoop = MiniHadoop.start(Files.createDirectory(folder.resolve("hadoop")));
    leeml =
        Launched.layOut(
            Files.createDirectory(folder.resolve("build")),
            Map.of("HADOOP_CONF_DIR", hadoop.clientConfiguration().toString()));
    data = hadoop.files() + "/rows";
  }

  @AfterAll
  static void stop() throws Exception {
    leeml.close();
    hadoop.close();
  }

  private static Ended leeml(String line) throws Exception {
    return leeml.run(line.split(" ", -1));
  }

  /** What small containers on one machine take. */
  private static List<String> settings() {
    return List.of(
        "spark.yarn.jars=local:" + leeml.sparkJars() + "/*",
        "spark.executor.instances=2",
        "spark.executor.memory=600m",
        "spark.executor.memoryOverhead=300m",
        "spark.driver.memory=600m",
        "spark.driver.host=127.0.0.1",
        "spark.driver.bindAddress=127.0.0.1",
        "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
        "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1");
  }

  private static Ended onYarn(String deployMode, String run) throws Exception {
    List<String> line = new ArrayList<>(List.of("submit"));
    line.addAll(List.of(run.split(" ", -1)));
    line.addAll(List.of("--master", "yarn", "--deploy-mode", deployMode));
    for (String setting : settings()) {
      if (!(deployMode.equals("cluster") && setting.startsWith("spark.driver.host"))) {
        line.addAll(List.of("--conf", setting));
      }
    }
    return leeml.run(line.toArray(String[]::new));
  }

  /** With the driver in the command's own JVM. */
  private static Ended runOnYarn(String run) throws Exception {
    List<String> line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(run.split(" ", -1)));
    line.addAll(List.of("--master", "yarn"));
    settings().forEach(setting -> line.addAll(List.of("--set", setting)));
    return leeml.run(line.toArray(String[]::new));
  }

  @Test
  @Order(1)
  void rowsAreMadeOnHdfs() throws Exception {
    Ended made =
        leeml("data generate regression --rows 4000 --partitions 4 --columns 5 --out " + data);
    assertThat(made.code()).as(made.all()).isZero();
    try (FileSystem files = FileSystem.newInstance(hadoop.configuration())) {
      assertThat(files.listStatus(new org.apache.hadoop.fs.Path(data))).hasSize(5);
    }
    local = leeml("run " + RUN + data + " --master local[2] --out " + folder.resolve("local"));
    assertThat(local.code()).as(local.all()).isZero();
  }

  @Test
  @Order(2)
  void aDriverHereTrainsByNodeManagersAndFindsTheSame() throws Exception {
    int before = hadoop.applicationsSucceeded();
    Ended yarn = onYarn("client", RUN + data + " --out " + folder.resolve("client"));
    assertThat(yarn.code()).as(yarn.all()).isZero();
    assertSame(yarn.json().get("metrics"));
    assertThat(yarn.json().at("/environment/master").asText()).isEqualTo("yarn");
    hadoop.awaitSucceeded(before + 1);
  }

  @Test
  @Order(3)
  void aDriverInAContainerFindsTheSameAndWritesItToHdfs() throws Exception {
    int before = hadoop.applicationsSucceeded();
    String out = hadoop.files() + "/runs/cluster";
    Ended yarn = onYarn("cluster", RUN + data + " --out " + out);
    assertThat(yarn.code()).as(yarn.all()).isZero();
    assertSame(read(out + "/result.json").get("metrics"));
    assertThat(names(out)).contains("report.html", "config.conf", "log.txt", "metrics.jsonl");
    hadoop.awaitSucceeded(before + 1);
  }

  /** To the last digit, but for MLlib's sums, which take the parts in the order they arrive in. */
  private static void assertSame(JsonNode found) throws IOException {
    ObjectNode here = local.json().get("metrics").deepCopy();
    ObjectNode there = found.deepCopy();
    assertThat(there.remove(MLLIB).asDouble())
        .isCloseTo(here.remove(MLLIB).asDouble(), within(1e-12));
    assertThat(there).isEqualTo(here);
  }

  @Test
  @Order(4)
  void aRunHereWritesItsModelToHdfsAndTakesItsFolderAgain() throws Exception {
    String out = hadoop.files() + "/runs/digits";
    String line = "run ch06.digits --smoke --json --master local[2] --set mllib-steps=0 --out ";
    for (int time = 0; time < 2; time++) {
      Ended run = leeml(line + out);
      assertThat(run.code()).as(run.all()).isZero();
      assertThat(run.out()).anyMatch(said -> said.endsWith("report: " + out + "/report.html"));
      assertThat(names(out + "/model")).isNotEmpty();
      assertThat(read(out + "/result.json").get("metrics")).isEqualTo(run.json().get("metrics"));
    }
    Ended refused = leeml(line + data);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).last().asString().contains("which no run wrote");
  }

  @Test
  @Order(5)
  void driversHereAndInAContainerFindTheShippedDataAndKeepCheckpointsOnHdfs() throws Exception {
    String kept = hadoop.files() + "/kept";
    String keep = " --checkpoint-every rounds=5 --checkpoint " + kept;
    String line = "ch06.digits --smoke --json --seed 3 --workers 2 --set mllib-steps=0";
    Ended here = leeml("run " + line + " --master local[2] --out " + folder.resolve("digits"));
    assertThat(here.code()).as(here.all()).isZero();
    Ended staged = runOnYarn(line + " --out " + folder.resolve("staged"));
    assertThat(staged.code()).as(staged.all()).isZero();
    assertThat(folder.resolve("staged/config.conf")).content().contains("/.leeml/data-");
    assertThat(found(staged.json())).isEqualTo(found(here.json()));
    for (String resumed : List.of("", " --resume")) {
      String out = hadoop.files() + "/runs/digits-by-yarn" + resumed.strip();
      Ended there = onYarn("cluster", line + keep + " --out " + out + resumed);
      assertThat(there.code()).as(there.all()).isZero();
      assertThat(found(read(out + "/result.json"))).isEqualTo(found(here.json()));
      assertThat(names(kept)).isNotEmpty();
    }
  }

  /** The metrics but for the seconds. */
  private static JsonNode found(JsonNode result) {
    ObjectNode metrics = result.get("metrics").deepCopy();
    metrics.remove("trainingSeconds");
    return metrics;
  }

  @Test
  @Order(6)
  void aModelOnHdfsScoresATableOnHdfs() throws Exception {
    String run = hadoop.files() + "/runs/line";
    String there = hadoop.files() + "/scored";
    Ended trained = leeml("run " + RUN + data + " --master local[2] --out " + run);
    assertThat(trained.code()).as(trained.all()).isZero();
    String line = "predict-with " + run + " --json --master local[2] --data " + data;
    Ended scored = leeml(line + " --predictions " + there + " --out " + run + "-scored");
    assertThat(scored.code()).as(scored.all()).isZero();
    assertThat(scored.json().at("/metrics/rows").asInt()).isEqualTo(4000);
    assertThat(scored.json().at("/metrics/rmse").asDouble())
        .isCloseTo(trained.json().get("metrics").get("test.rmse").asDouble(), within(0.05));
    assertThat(names(there)).filteredOn(name -> name.startsWith("part-")).hasSize(4);
    assertThat(names(run + "-scored")).contains("report.html", "result.json");
    for (int time = 0; time < 2; time++) {
      Ended again = leeml(line + " --out " + run + "-scored");
      assertThat(again.code()).as(again.all()).isZero();
      assertThat(again.out()).contains("predictions: " + run + "-scored/predictions");
    }
    assertThat(names(run + "-scored/predictions")).contains("_SUCCESS");
  }

  private static JsonNode read(String path) throws Exception {
    try (FileSystem files = FileSystem.newInstance(hadoop.configuration());
        InputStream in = files.open(new org.apache.hadoop.fs.Path(path))) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<String> names(String path) throws Exception {
    try (FileSystem files = FileSystem.newInstance(hadoop.configuration())) {
      return Stream.of(files.listStatus(new org.apache.hadoop.fs.Path(path)))
          .map(entry -> entry.getPath().getName())
          .toList();
    }
  }
}
