package leeml.cli.chaos.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import leeml.spark.standalone.Site;
import leeml.spark.standalone.StandaloneCluster;

/**
 * The disk on which a worker's executor keeps what it shuffles and spills runs full: a small file
 * system in memory that only that worker sees, filled to the last byte.
 *
 * <p>The worker starts in a mount namespace of its own; whoever may not make one is made root of a
 * user namespace first, where the kernel allows that. The file system is gone with the processes.
 */
public final class DiskFull implements Fault {

  private static final int MEGABYTES = 96;
  private static final String NO_SPACE = "No space left on device";

  /** $0 is the folder, what follows is the worker's command. */
  private static final String MOUNT =
      "mount -t tmpfs -o size=" + MEGABYTES + "m,mode=0700 tmpfs \"$0\" && exec \"$@\"";

  private static final List<String> AS_ROOT = List.of("unshare", "--mount");
  private static final List<String> AS_ROOT_OF_A_NAMESPACE =
      List.of("unshare", "--user", "--map-root-user", "--mount");

  private Path disk;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public Optional<String> obstacle() {
    return attempt(AS_ROOT)
        .flatMap(refused -> attempt(AS_ROOT_OF_A_NAMESPACE))
        .map(refused -> "no file system may be mounted: " + refused);
  }

  private static Optional<String> attempt(List<String> namespace) {
    List<String> command = mounting(namespace, Path.of(System.getProperty("java.io.tmpdir")));
    command.add("true");
    return HostCommand.attempt(command.toArray(String[]::new));
  }

  private static List<String> mounting(List<String> namespace, Path disk) {
    List<String> command = new ArrayList<>(namespace);
    command.addAll(List.of("sh", "-c", MOUNT, disk.toString()));
    return command;
  }

  @Override
  public Optional<Site> site(Path folder) throws IOException {
    disk = Files.createDirectories(folder.resolve("small-disk")).toAbsolutePath();
    List<String> namespace = attempt(AS_ROOT).isEmpty() ? AS_ROOT : AS_ROOT_OF_A_NAMESPACE;
    Map<String, String> environment = Map.of("SPARK_LOCAL_DIRS", disk.toString());
    return Optional.of(Site.with(WORKER, mounting(namespace, disk), environment));
  }

  @Override
  public String strike(StandaloneCluster cluster, Process driver) throws IOException {
    byte[] megabyte = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler(cluster))) {
      for (int i = 0; i <= MEGABYTES; i++) {
        out.write(megabyte);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains(NO_SPACE)) {
        return "disk of worker " + WORKER + " filled";
      }
      throw e;
    }
    throw new IOException("more than " + MEGABYTES + " MB fit on the disk of worker " + WORKER);
  }

  @Override
  public void mend(StandaloneCluster cluster) throws IOException {
    Files.deleteIfExists(filler(cluster));
  }

  /** The disk as the worker sees it. */
  private Path filler(StandaloneCluster cluster) {
    long worker = cluster.processes().get(1 + WORKER).pid();
    return Path.of("/proc/" + worker + "/root" + disk, "filler");
  }

  @Override
  public boolean isFelt(Traces traces) {
    return traces.logHas(NO_SPACE);
  }
}
