package leeml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Settings;
import leeml.job.run.MasterProbe;
import leeml.spark.deploy.Artefacts;
import leeml.spark.deploy.HadoopFolders;
import leeml.spark.deploy.Submission;
import leeml.spark.deploy.Submission.DeployMode;
import leeml.spark.standalone.DetachedCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leeml submit JOB}: a run by spark-submit. */
@Command(
    name = "submit",
    description = {
      "Runs a job by spark-submit: that of SPARK_HOME, else Spark's class from the build's jars.",
      "Takes the flags of run, and checks them before anything is sent."
    })
final class SubmitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "JOB", arity = "0..1", description = "As of run.")
  private String name;

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      description = "Where the driver runs: client (here, the default) or cluster.")
  private DeployMode deployMode;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark; may be given again.")
  private List<String> conf = new ArrayList<>();

  @Mixin private RunFlags flags;

  @Option(
      names = {"-h", "--help"},
      description = "Lists the flags, and the keys of JOB.")
  private boolean help;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (help) {
      if (name != null) {
        JobCall.help(Jobs.ofCourse().find(name));
      }
      spec.commandLine().usage(System.out);
      return 0;
    }
    if (name == null) {
      throw new UsageException("name a job; ./leeml chapters lists them all");
    }
    Job<?> job = Jobs.ofCourse().find(name);
    Map<String, String> environment = System.getenv();
    Settings settings = flags.settings(job);
    StagedData staged = StagedData.of(settings, environment);
    Submission submission = submission(job, staged.in(settings), staged.arguments());
    MasterProbe.check(submission.master());
    Artefacts artefacts =
        Artefacts.ofThisBuild()
            .orElseThrow(
                () -> new UsageException("submit needs the packaged jar; start it as ./leeml"));
    staged.make();
    return run(submission, artefacts, environment);
  }

  private Submission submission(Job<?> job, Settings settings, List<String> more) {
    List<String> arguments = SubmittedRun.arguments(spec.commandLine().getParseResult());
    arguments.addAll(more);
    return SubmittedRun.of(job, settings, Optional.ofNullable(deployMode), conf, arguments);
  }

  private static int run(
      Submission submission, Artefacts artefacts, Map<String, String> environment)
      throws IOException, InterruptedException {
    Optional<DetachedCluster> own = DetachedCluster.at(submission.master());
    Map<String, String> cluster = own.map(DetachedCluster::openSettings).orElseGet(Map::of);
    ProcessBuilder builder =
        new ProcessBuilder(command(submission, artefacts, cluster, environment)).inheritIO();
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LEEML_HOME", SubmittedRun.home());
    own.ifPresent(known -> builder.environment().putAll(known.environment()));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end spark-submit"));
    return process.waitFor();
  }

  /** The command line for a submission in an environment. */
  static List<String> command(
      Submission submission,
      Artefacts artefacts,
      Map<String, String> cluster,
      Map<String, String> environment) {
    HadoopFolders hadoop = HadoopFolders.of(environment);
    if (submission.master().equals(StagedData.YARN)) {
      hadoop.required();
    }
    Optional<Path> sparkHome =
        Optional.ofNullable(environment.get("SPARK_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .filter(path -> Files.isExecutable(path.resolve("bin").resolve("spark-submit")));
    if (sparkHome.isPresent()) {
      return submission.byDistribution(sparkHome.get(), artefacts, cluster);
    }
    if (submission.onKubernetes()) {
      throw new UsageException(
          "--master %s: set SPARK_HOME to a Spark distribution, which has the Kubernetes client"
              .formatted(submission.master()));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return submission.byJars(java, artefacts, hadoop.folders(), cluster);
  }

  /** Ends the driver with this command, and gives it time to write down how far it came. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
