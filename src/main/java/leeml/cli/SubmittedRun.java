package leeml.cli;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import leeml.data.Shipped;
import leeml.error.UsageException;
import leeml.job.Job;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Options;
import leeml.job.Settings;
import leeml.spark.deploy.Submission;
import leeml.spark.deploy.Submission.DeployMode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes a call of spark-submit from a command line, and refuses what could only fail far away. */
final class SubmittedRun {

  private static final String SECRET = "spark.authenticate.secret";

  /** What is said to spark-submit and not to the job. */
  private static final Set<String> OF_SUBMIT = Set.of("--master", "--deploy-mode", "--conf");

  private SubmittedRun() {}

  /**
   * The call for a job.
   *
   * @param settings what the run's flags say
   * @param conf {@code KEY=VALUE} for Spark
   * @param arguments the run's flags as they stand on the command line
   * @throws UsageException if the job does not take the settings, or the cluster could not
   */
  static Submission of(
      Job<?> job,
      Settings settings,
      Optional<DeployMode> deployMode,
      List<String> conf,
      List<String> arguments) {
    String master = settings.run().get("master");
    if (master == null) {
      throw new UsageException("name the cluster: --master spark://host:port, yarn or k8s://…");
    }
    JobConfig config = JobConfig.of(job, settings);
    Options.of(job, Leeml.PARSERS).bind(config.options());
    Submission submission =
        new Submission(
            Jobs.about(job).name(),
            job.getClass().getName(),
            master,
            deployMode,
            conf(conf),
            arguments);
    if (submission.driverIsRemote()) {
      requireNothingOfThisMachine(settings, config, master);
    }
    return submission;
  }

  /** The run's flags as they were given, with their values, but for what spark-submit is told. */
  static List<String> arguments(ParseResult parsed) {
    List<String> arguments = new ArrayList<>();
    // A flag that is given twice is listed twice, each time with all of its values.
    for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
      String flag = option.longestName();
      if (OF_SUBMIT.contains(flag)) {
        continue;
      }
      if (option.arity().max() == 0) {
        arguments.add(flag);
      } else {
        option.originalStringValues().forEach(value -> arguments.addAll(List.of(flag, value)));
      }
    }
    return arguments;
  }

  /** Folder of the project. */
  static String home() {
    return Shipped.folder().getParent().toString();
  }

  private static Map<String, String> conf(List<String> assignments) {
    Map<String, String> conf = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1 || !assignment.startsWith("spark.")) {
        throw new UsageException("--conf " + assignment + ": expected spark.KEY=VALUE");
      }
      conf.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    if (conf.containsKey(SECRET)) {
      throw new UsageException(
          "--conf " + SECRET + " would be seen by all; set the variable _SPARK_AUTH_SECRET");
    }
    if (conf.containsKey("spark.master") || conf.containsKey("spark.submit.deployMode")) {
      throw new UsageException("--conf spark.master: use --master and --deploy-mode");
    }
    return conf;
  }

  /** A driver on another machine finds neither the file of an earlier run nor the shipped data. */
  private static void requireNothingOfThisMachine(
      Settings settings, JobConfig config, String master) {
    if (master.startsWith("spark://127.0.0.1:") || master.startsWith("spark://localhost:")) {
      return;
    }
    if (settings.config().isPresent()) {
      throw new UsageException(
          "--config %s is a file of this machine, which a driver on the cluster does not see"
              .formatted(settings.config().get()));
    }
    Config options = config.options();
    String shipped = Shipped.folder().toString();
    options.entrySet().stream()
        .filter(entry -> entry.getValue().unwrapped().toString().startsWith(shipped))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new UsageException(
                  "%s = %s is a file of this machine: ./leeml data put PATH copies it to where the"
                          .formatted(entry.getKey(), entry.getValue().unwrapped())
                      + " cluster reads it, --set run.home=PATH then finds it there");
            });
  }
}
