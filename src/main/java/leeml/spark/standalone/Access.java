package leeml.spark.standalone;

import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leeml.spark.defaults.SparkDefaults;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * How an application gets to run on a cluster of {@link StandaloneCluster} or {@link
 * DetachedCluster}.
 *
 * @param host where the cluster listens
 * @param port of its master
 * @param classFolders what executors need beside the jars of the cluster's home
 * @param secret that both sides know
 */
record Access(String host, int port, Shape shape, List<Path> classFolders, String secret) {

  private static final int SECRET_BYTES = 32;

  /** A secret that nobody guesses. */
  static String randomSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code spark://…}. */
  String master() {
    return "spark://" + host + ":" + port;
  }

  /** What an application sets to run on all of the cluster, but for the secret. */
  Map<String, String> openSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", master());
    settings.put("spark.driver.host", host);
    settings.put("spark.driver.bindAddress", host);
    settings.put("spark.authenticate", "true");
    // Tasks wait for all executors, and so are spread over them.
    settings.put("spark.scheduler.minRegisteredResourcesRatio", "1");
    settings.put("spark.executor.cores", String.valueOf(shape.coresEach()));
    settings.put("spark.executor.memory", shape.megabytesEach() + "m");
    settings.put(
        "spark.executor.extraClassPath",
        classFolders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return settings;
  }

  /**
   * The same, what every executor starts with, and the secret; for a driver in this JVM, as a
   * command line shows it to everyone.
   */
  Map<String, String> settings() {
    Map<String, String> settings = SparkDefaults.ofExecutors();
    settings.putAll(openSettings());
    settings.put("spark.authenticate.secret", secret);
    return settings;
  }
}
