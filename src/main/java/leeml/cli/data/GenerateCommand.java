package leeml.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import leeml.data.file.InputFiles;
import leeml.data.generate.GeneratedFolder;
import leeml.data.generate.GeneratedLines;
import leeml.error.UsageException;
import leeml.job.run.MasterProbe;
import leeml.job.run.RunLog;
import leeml.spark.deploy.Connection;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leeml data generate KIND}: rows with a known truth, made and written on Spark. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes rows with a known truth and writes them to a new folder, a file a partition.",
      "The same seed gives the same rows, whatever the partitions, cores or machines."
    })
final class GenerateCommand implements Callable<Integer> {

  private static final long ROWS_OF_A_FILE = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
  private GeneratedKind kind;

  @Option(names = "--rows", paramLabel = "N", required = true, description = "How many rows.")
  private long rows;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "A new folder, any Hadoop path.")
  private String out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Everything random derives from it (default 1).")
  private long seed;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "How many files (default one a core, and one a million rows at least).")
  private Integer partitions;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "local[*]",
      description = "Where Spark runs (default local[*]).")
  private String master;

  @Mixin private GenerateFlags flags;

  @Override
  public Integer call() throws IOException {
    requireSizes();
    GeneratedLines lines = flags.lines(kind, rows, seed);
    GeneratedFolder.requireNew(new Configuration(), out);
    MasterProbe.check(master);
    RunLog.to(Path.of(System.getProperty("java.io.tmpdir"), "leeml.log")); // not to the terminal
    long start = System.nanoTime();
    try (JavaSparkContext spark = new JavaSparkContext(settings())) {
      int files = partitions == null ? files(spark.defaultParallelism()) : partitions;
      GeneratedFolder.Written written = new GeneratedFolder(lines, rows, files).write(spark, out);
      print(written, files, (System.nanoTime() - start) * 1e-9);
    }
    return 0;
  }

  private void requireSizes() {
    if (rows < 1) {
      throw new UsageException("--rows " + rows + ": expected at least 1");
    }
    if (partitions != null && (partitions < 1 || partitions > rows)) {
      throw new UsageException(
          "--partitions %d: expected 1 to %d, the number of rows".formatted(partitions, rows));
    }
  }

  private int files(int cores) {
    long wanted = Math.max(cores, (rows - 1) / ROWS_OF_A_FILE + 1);
    return (int) Math.min(Math.min(wanted, rows), Integer.MAX_VALUE);
  }

  private SparkConf settings() {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("data generate " + kind)
            .set("spark.ui.enabled", "false")
            .set("spark.ui.showConsoleProgress", "false");
    if (MasterProbe.isLocal(master)) {
      // Nothing of a local run is for the network.
      conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    } else {
      Connection.settings(master).forEach(conf::set);
    }
    return conf;
  }

  private void print(GeneratedFolder.Written written, int files, double seconds) {
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d bytes in %d files, %.1f s, in %s%n",
        kind,
        rows,
        written.bytes(),
        files,
        seconds,
        InputFiles.shown(written.path()));
    text.flush();
  }
}
