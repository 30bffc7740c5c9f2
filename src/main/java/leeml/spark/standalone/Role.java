package leeml.spark.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leeml.spark.standalone.StandaloneCluster.Shape;
import scala.util.Properties;

/**
 * What a JVM of a cluster is: Spark's master or a worker.
 *
 * @param name for messages and the log file
 * @param mainAndArguments the class to run and what it is given
 */
record Role(String name, List<String> mainAndArguments) {

  /** What holds for all of them. */
  static final Map<String, String> PROPERTIES =
      Map.of(
          "spark.authenticate", "true",
          "spark.port.maxRetries", "0",
          // The page is for looking: who may open it may not end a run.
          "spark.ui.killEnabled", "false");

  /** The master, with a page for {@link MasterPage}. */
  static Role master(String host, int port, int pagePort) {
    return new Role(
        "master",
        List.of(
            "org.apache.spark.deploy.master.Master",
            "--host",
            host,
            "--port",
            String.valueOf(port),
            "--webui-port",
            String.valueOf(pagePort)));
  }

  /**
   * A worker.
   *
   * @param number from 0
   * @param work where executors work and log
   * @param master {@code spark://…}
   */
  static Role worker(int number, Shape shape, String host, Path work, String master) {
    return new Role(
        "worker-" + number,
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            host,
            "--cores",
            String.valueOf(shape.coresEach()),
            "--memory",
            shape.megabytesEach() + "m",
            "--work-dir",
            work.toString(),
            "--webui-port",
            "0",
            master));
  }

  /**
   * The environment of a cluster's JVMs, and of the executors that workers start.
   *
   * @param secret here and not among the properties, which every user of the machine can list
   */
  static Map<String, String> environment(SparkHome home, String host, String secret) {
    return Map.of(
        "SPARK_HOME",
        home.folder().toString(),
        "SPARK_SCALA_VERSION",
        scalaVersion(),
        "SPARK_LOCAL_IP",
        host,
        "JAVA_HOME",
        System.getProperty("java.home"),
        // Tasks run side by side already.
        "OMP_NUM_THREADS",
        "1",
        "_SPARK_AUTH_SECRET",
        secret);
  }

  private static String scalaVersion() {
    String[] parts = Properties.versionNumberString().split("\\.", -1);
    return parts[0] + "." + parts[1];
  }
}
