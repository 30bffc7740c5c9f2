package leeml.hadoop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * HDFS with a name node and two data nodes, YARN with a resource manager and two node managers; all
 * in this JVM and on 127.0.0.1, but for the containers, which are processes.
 */
final class MiniHadoop implements AutoCloseable {

  private static final int NODES = 2;
  private static final int PATIENCE_MILLIS = 60_000;

  private final MiniDFSCluster files;
  private final MiniYARNCluster yarn;
  private final Path clientConfiguration;

  private MiniHadoop(MiniDFSCluster files, MiniYARNCluster yarn, Path clientConfiguration) {
    this.files = files;
    this.yarn = yarn;
    this.clientConfiguration = clientConfiguration;
  }

  /**
   * Starts both and waits until the nodes have registered.
   *
   * @param folder for their files, and for what a client needs to know
   */
  static MiniHadoop start(Path folder) throws IOException, InterruptedException, YarnException {
    System.setProperty("test.build.data", folder.toString());
    Configuration ofFiles = new Configuration();
    ofFiles.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
    ofFiles.setInt("dfs.replication", NODES);
    MiniDFSCluster files = new MiniDFSCluster.Builder(ofFiles).numDataNodes(NODES).build();
    files.waitActive();
    MiniYARNCluster yarn = startYarn(ofYarn(files));
    Path client = Files.createDirectory(folder.resolve("client"));
    write(client.resolve("core-site.xml"), "fs.defaultFS", files.getURI().toString());
    String manager = yarn.getConfig().get(YarnConfiguration.RM_ADDRESS);
    String scheduler = yarn.getConfig().get(YarnConfiguration.RM_SCHEDULER_ADDRESS);
    write(
        client.resolve("yarn-site.xml"),
        "yarn.resourcemanager.hostname",
        "127.0.0.1",
        YarnConfiguration.RM_ADDRESS,
        manager,
        YarnConfiguration.RM_SCHEDULER_ADDRESS,
        scheduler);
    return new MiniHadoop(files, yarn, client);
  }

  private static MiniYARNCluster startYarn(YarnConfiguration configuration)
      throws InterruptedException, YarnException {
    MiniYARNCluster yarn = new MiniYARNCluster("leeml", NODES, 1, 1);
    yarn.init(configuration);
    yarn.start();
    if (!yarn.waitForNodeManagersToConnect(PATIENCE_MILLIS)) {
      throw new IllegalStateException("the node managers have not registered");
    }
    return yarn;
  }

  private static YarnConfiguration ofYarn(MiniDFSCluster files) {
    YarnConfiguration yarn = new YarnConfiguration();
    yarn.set("fs.defaultFS", files.getURI().toString());
    yarn.set("yarn.scheduler.capacity.root.queues", "default");
    yarn.set("yarn.scheduler.capacity.root.default.capacity", "100");
    yarn.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.9");
    yarn.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    yarn.setInt("yarn.nodemanager.resource.memory-mb", 4096);
    yarn.setInt("yarn.nodemanager.resource.cpu-vcores", 4);
    yarn.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
    yarn.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    yarn.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    yarn.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 100);
    yarn.setInt("yarn.nodemanager.process-kill-wait.ms", 200);
    yarn.setInt("yarn.nodemanager.sleep-delay-before-sigkill.ms", 100);
    yarn.setInt("yarn.nodemanager.log.retain-seconds", 1);
    yarn.set("yarn.resourcemanager.bind-host", "127.0.0.1");
    yarn.set("yarn.nodemanager.bind-host", "127.0.0.1");
    return yarn;
  }

  private static void write(Path file, String... keysAndValues) throws IOException {
    Configuration configuration = new Configuration(false);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      configuration.set(keysAndValues[i], keysAndValues[i + 1]);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      configuration.writeXml(out);
    }
  }

  /** {@code hdfs://127.0.0.1:…}. */
  String files() {
    return files.getURI().toString();
  }

  /** The folder for {@code HADOOP_CONF_DIR}. */
  Path clientConfiguration() {
    return clientConfiguration;
  }

  /** For HDFS as a client sees it. */
  Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.defaultFS", files());
    return configuration;
  }

  /** How many applications YARN has run to a good end. */
  int applicationsSucceeded() {
    return yarn.getResourceManager()
        .getResourceScheduler()
        .getRootQueueMetrics()
        .getAppsCompleted();
  }

  /** Waits until YARN has booked so many, which it does a while after a client knows of its own. */
  void awaitSucceeded(int applications) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (applicationsSucceeded() < applications) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            applicationsSucceeded() + " applications ended well, expected " + applications);
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() {
    yarn.stop();
    files.shutdown(true);
  }
}
