package leeml.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import leeml.data.Shipped;
import leeml.data.catalogue.Catalogue;
import leeml.dl4j.runtime.NativeFacts;
import leeml.job.run.Exit;
import leeml.job.run.MasterProbe;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.package$;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import scala.util.Properties;

/** {@code leeml doctor}: what this machine offers, and what would go wrong on it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Shows what the program found on this machine; exits 1 if something is amiss.")
final class DoctorCommand implements Callable<Integer> {

  /** What Spark reaches into on Java 17; one of each kind of trouble is enough to tell. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch", "sun.nio.cs");

  private static final int OLDEST_JAVA = 17;

  /** What a reference BLAS reaches; OpenBLAS makes ten times that on any processor of today. */
  private static final double SLOW_GIGAFLOPS = 4;

  @Option(names = "--master", paramLabel = "URL", description = "A master to try.")
  private String master = "local[*]";

  private final TextTable table = new TextTable("what", "found", "");
  private boolean healthy = true;

  @Override
  public Integer call() {
    java();
    table.row("Spark", package$.MODULE$.SPARK_VERSION(), "");
    table.row("Scala", Properties.versionNumberString(), "");
    arithmetic();
    networks();
    machine();
    data();
    reach();
    table.lines().stream().skip(1).forEach(System.out::println);
    return (healthy ? Exit.DONE : Exit.FAILED).code();
  }

  private void java() {
    int version = Runtime.version().feature();
    check("Java", System.getProperty("java.version"), version >= OLDEST_JAVA, "needs 17 or newer");
    table.row("Java home", System.getProperty("java.home"), "");
    Module base = Object.class.getModule();
    Module own = DoctorCommand.class.getModule();
    List<String> closed = OPENED.stream().filter(name -> !base.isOpen(name, own)).toList();
    check(
        "packages opened to Spark",
        closed.isEmpty() ? "yes" : "not " + String.join(", ", closed),
        closed.isEmpty(),
        "start with ./leeml, or with the options in conf/spark-defaults.conf");
  }

  private void arithmetic() {
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    check("vector module", vector ? "yes" : "no", vector, "add --add-modules jdk.incubator.vector");
    table.row("BLAS of MLlib", blas(), "");
  }

  /** The same choice as MLlib makes: native code if it loads, else Java, with vectors if it may. */
  private static String blas() {
    Logger.getLogger("dev.ludovic.netlib").setLevel(Level.OFF);
    try {
      return NativeBLAS.getInstance().getClass().getSimpleName();
    } catch (RuntimeException e) {
      return JavaBLAS.getInstance().getClass().getSimpleName();
    }
  }

  private void networks() {
    NativeFacts facts;
    try {
      facts = NativeFacts.look();
    } catch (IllegalStateException e) {
      check("networks", "not available", false, e.getMessage());
      return;
    }
    table.row("BLAS of networks", facts.blas(), "");
    check(
        "matrix product",
        Math.round(facts.gigaflops()) + " GFLOPS a thread",
        facts.gigaflops() > SLOW_GIGAFLOPS,
        "another BLAS was loaded first; start with the options in conf/spark-defaults.conf");
    table.row("threads a task", String.valueOf(facts.threads()), "");
    check(
        "convolution by oneDNN",
        facts.fastConvolution() ? "yes" : "no",
        facts.fastConvolution() || !System.getProperty("os.arch").equals("amd64"),
        "the jar nd4j-native with the classifier linux-x86_64-onednn-avx2 is missing");
  }

  private void machine() {
    table.row("cores", String.valueOf(Runtime.getRuntime().availableProcessors()), "");
    table.row("heap", mebibytes(Runtime.getRuntime().maxMemory()), "");
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    table.row("memory", mebibytes(system.getTotalMemorySize()), "");
  }

  private void data() {
    Path shipped = Shipped.folder();
    check("shipped data", shipped.toString(), Files.isDirectory(shipped), "no such folder");
    Catalogue catalogue = Catalogue.standard(new Configuration());
    table.row("data cache", catalogue.cache().toString(), "");
    table.row("data mirror", catalogue.mirror().orElse("none"), "");
  }

  private void reach() {
    try {
      MasterProbe.check(master);
      table.row("master", master, "ok");
    } catch (IOException e) {
      check("master", master, false, e.getMessage());
    }
  }

  private void check(String what, String found, boolean good, String advice) {
    table.row(what, found, good ? "ok" : advice);
    healthy &= good;
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
