package leeml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import leeml.error.UsageException;
import leeml.job.run.Exit;
import leeml.spark.standalone.DetachedCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;
import org.apache.spark.network.util.JavaUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leeml cluster start|status|stop}: a Spark cluster of several processes, on its own. */
@Command(
    name = "cluster",
    description = "Starts, shows and stops a Spark cluster of several processes on this machine.")
final class ClusterCommand {

  @Spec private CommandSpec spec;

  /** Starts a cluster; returns when its workers have registered. */
  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Starts a master and its workers, which go on when the command has ended.",
        "Only who knows the secret in its folder may connect; run and submit find it there."
      })
  int start(
      @Option(names = "--workers", paramLabel = "N", defaultValue = "2") int workers,
      @Option(names = "--cores", paramLabel = "C", defaultValue = "1") int cores,
      @Option(
              names = "--memory",
              paramLabel = "M",
              defaultValue = "1g",
              description = "Heap of an executor, such as 900m or 2g.")
          String memory,
      @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1") String host,
      @Option(names = "--port", paramLabel = "P", defaultValue = "7077") int port) {
    Shape shape = shape(workers, cores, memory);
    if (port < 1 || port > 65_535) {
      throw new UsageException("--port " + port + ": expected 1 to 65535");
    }
    long start = System.nanoTime();
    DetachedCluster cluster;
    try {
      cluster = DetachedCluster.start(shape, host, port);
    } catch (IllegalStateException e) {
      Mistakes.say(e.getMessage());
      return Exit.FAILED.code();
    }
    print(
        "%s is up after %.1f s: %s%npage %s%n",
        cluster.master(), (System.nanoTime() - start) * 1e-9, size(shape), cluster.page());
    return Exit.DONE.code();
  }

  /** Shows the cluster; 1 if there is none, or not all of it runs. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Shows whether the cluster runs; exits 1 if not all of it does.")
  int status() {
    Optional<DetachedCluster> cluster = DetachedCluster.find();
    if (cluster.isEmpty()) {
      print("no cluster runs; ./leeml cluster start%n");
      return Exit.FAILED.code();
    }
    return show(cluster.get()).code();
  }

  private Exit show(DetachedCluster cluster) {
    List<String> ended = cluster.ended();
    if (!ended.isEmpty()) {
      print(
          "%s: ended by itself: %s; logs in %s; ./leeml cluster stop clears it away%n",
          cluster.master(), String.join(", ", ended), DetachedCluster.home());
      return Exit.FAILED;
    }
    int alive = cluster.workersAlive();
    print(
        "%s: %d of %s%npage %s, logs in %s%n",
        cluster.master(),
        Math.max(0, alive),
        size(cluster.shape()),
        cluster.page(),
        DetachedCluster.home());
    return alive == cluster.shape().workers() ? Exit.DONE : Exit.FAILED;
  }

  /** Stops the cluster and removes its folder. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Ends the cluster's processes and removes its folder, logs included.")
  int stop() {
    Optional<DetachedCluster> cluster = DetachedCluster.find();
    if (cluster.isEmpty()) {
      print("no cluster runs%n");
    } else {
      print("%s stopped, %d processes ended%n", cluster.get().master(), cluster.get().stop());
    }
    return Exit.DONE.code();
  }

  private static Shape shape(int workers, int cores, String memory) {
    try {
      return new Shape(workers, cores, Math.toIntExact(JavaUtils.byteStringAsMb(memory)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new UsageException("--memory " + memory + ": expected a size such as 900m or 2g");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String size(Shape shape) {
    return "%d workers, each of %d cores and %d MB"
        .formatted(shape.workers(), shape.coresEach(), shape.megabytesEach());
  }

  private void print(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}
