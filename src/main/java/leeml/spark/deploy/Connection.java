package leeml.spark.deploy;

import java.util.Map;
import java.util.Optional;
import leeml.error.UsageException;
import leeml.spark.defaults.SparkDefaults;
import leeml.spark.standalone.DetachedCluster;

/** How a driver in this JVM reaches a cluster outside of it. */
public final class Connection {

  private static final String YARN = "yarn";

  private Connection() {}

  /**
   * What the driver sets beside the master itself; what a user asks for stands above it.
   *
   * <ul>
   *   <li>Under spark-submit nothing, for its command line has it all, but the secret of the
   *       environment: Spark itself looks for it there in executors only.
   *   <li>On the cluster that {@code leeml cluster start} has started: its secret and its shape.
   *   <li>Elsewhere: what the executors' JVMs need, and the jars that they fetch from this driver;
   *       where this JVM runs from folders of classes, finding them is the caller's affair.
   * </ul>
   *
   * @param master outside of this JVM, as Spark writes it
   * @throws UsageException if the master is Kubernetes
   */
  public static Map<String, String> settings(String master) {
    if (System.getProperty("spark.submit.deployMode") != null) {
      return secret(System.getenv(), System.getProperty("spark.authenticate"));
    }
    return DetachedCluster.at(master)
        .map(DetachedCluster::settings)
        .orElseGet(() -> elsewhere(master, Artefacts.ofThisBuild()));
  }

  /** The secret of a submitted driver's environment, if it is asked for one. */
  static Map<String, String> secret(Map<String, String> environment, String authenticate) {
    String secret = environment.get("_SPARK_AUTH_SECRET");
    return secret == null || !Boolean.parseBoolean(authenticate)
        ? Map.of()
        : Map.of("spark.authenticate.secret", secret);
  }

  /** What a cluster needs that has nothing of this project. */
  static Map<String, String> elsewhere(String master, Optional<Artefacts> build) {
    if (master.startsWith("k8s:")) {
      throw new UsageException(
          "run takes no --master " + master + ": Kubernetes starts from an image; use submit");
    }
    Map<String, String> settings = SparkDefaults.ofExecutors();
    build.ifPresent(
        artefacts -> {
          settings.put("spark.jars", artefacts.shipped());
          if (master.equals(YARN)) {
            settings.put("spark.yarn.jars", artefacts.sparkShipped());
          }
        });
    return settings;
  }
}
