package leeml.spark.deploy;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import leeml.spark.defaults.SparkDefaults;

/**
 * One call of spark-submit.
 *
 * @param name the application's
 * @param mainClass the job's
 * @param master as Spark writes it
 * @param deployMode where the driver runs; empty for Spark's default, which is here
 * @param conf what the user asks of Spark, above the defaults
 * @param arguments the run's flags, for the job's own main
 */
public record Submission(
    String name,
    String mainClass,
    String master,
    Optional<DeployMode> deployMode,
    Map<String, String> conf,
    List<String> arguments) {

  /** Where an image of {@code deploy/kubernetes} has the application jar. */
  private static final String JAR_IN_IMAGE = "local:///opt/leeml/leeml.jar";

  private static final String YARN_JARS = "spark.yarn.jars";

  /** Where the driver runs. */
  public enum DeployMode {
    /** In a JVM on this machine. */
    CLIENT("client"),
    /** On a machine of the cluster. */
    CLUSTER("cluster");

    private final String word;

    DeployMode(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public Submission {
    conf = Map.copyOf(conf);
    arguments = List.copyOf(arguments);
  }

  /** Whether the driver runs on a machine of the cluster. */
  public boolean driverIsRemote() {
    return deployMode.equals(Optional.of(DeployMode.CLUSTER));
  }

  /**
   * Spark's settings in full: the defaults, what the cluster asks for, what the user asks for.
   *
   * @param cluster what a known cluster asks for
   */
  Map<String, String> settings(Map<String, String> cluster) {
    Map<String, String> asked = new LinkedHashMap<>(cluster);
    asked.putAll(conf);
    return SparkDefaults.under(asked);
  }

  /**
   * What spark-submit is given.
   *
   * @param artefacts what is sent; an image for Kubernetes has it already
   * @param settings of Spark
   */
  List<String> arguments(Artefacts artefacts, Map<String, String> settings) {
    List<String> all = new ArrayList<>(List.of("--master", master, "--name", name));
    deployMode.ifPresent(mode -> all.addAll(List.of("--deploy-mode", mode.toString())));
    all.addAll(List.of("--class", mainClass));
    settings.forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
    if (onKubernetes() && driverIsRemote()) {
      all.add(JAR_IN_IMAGE);
    } else {
      if (!artefacts.libraries().isEmpty()) {
        all.addAll(List.of("--jars", artefacts.librariesShipped()));
      }
      all.add(artefacts.jar().toString());
    }
    all.addAll(arguments);
    return all;
  }

  /**
   * The command that calls Spark's own distribution.
   *
   * @param sparkHome where it lies
   * @param cluster what a known cluster asks for
   */
  public List<String> byDistribution(
      Path sparkHome, Artefacts artefacts, Map<String, String> cluster) {
    List<String> command = new ArrayList<>();
    command.add(sparkHome.resolve("bin").resolve("spark-submit").toString());
    command.addAll(arguments(artefacts, settings(cluster)));
    return command;
  }

  /**
   * The command that calls Spark's class from the build's jars. It becomes the driver itself, so
   * what the driver's JVM needs stands before the class.
   *
   * @param java the {@code java} to start
   * @param configuration folders before Spark's jars: Hadoop's {@code *-site.xml}
   * @param cluster what a known cluster asks for
   */
  public List<String> byJars(
      Path java, Artefacts artefacts, List<Path> configuration, Map<String, String> cluster) {
    Map<String, String> settings = settings(cluster);
    if (master.equals("yarn") && !settings.containsKey("spark.yarn.archive")) {
      settings.putIfAbsent(YARN_JARS, artefacts.sparkShipped());
    }
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of(settings.get("spark.driver.extraJavaOptions").split(" +")));
    command.add(
        settings.containsKey("spark.driver.memory") && !driverIsRemote()
            ? "-Xmx" + settings.get("spark.driver.memory")
            : "-XX:MaxRAMPercentage=60");
    command.add("-cp");
    command.add(classPath(configuration, artefacts.spark()));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(arguments(artefacts, settings));
    return command;
  }

  /** Whether the cluster is Kubernetes. */
  public boolean onKubernetes() {
    return master.startsWith("k8s:");
  }

  private static String classPath(List<Path> configuration, List<Path> jars) {
    List<Path> all = new ArrayList<>(configuration);
    all.addAll(jars);
    return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
