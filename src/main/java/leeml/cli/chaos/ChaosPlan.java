package leeml.cli.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leeml.cli.chaos.fault.Fault;
import leeml.spark.standalone.StandaloneCluster.Shape;

/**
 * What is to go wrong; {@link ChaosPlanFile} reads it.
 *
 * @param name of its file without the extension
 * @param title a line for people
 * @param job the name of the job that is run
 * @param fixed its keys in every run
 * @param shape of the clusters, at least two workers
 * @param checkpointEvery rounds between two checkpoints
 * @param metric what runs are compared by that are not the same bit for bit; lower is better
 * @param rows in order
 * @param content the whole file, for the record
 */
public record ChaosPlan(
    String name,
    String title,
    String job,
    Map<String, String> fixed,
    Shape shape,
    int checkpointEvery,
    String metric,
    List<Row> rows,
    Map<String, Object> content) {

  /**
   * One fault.
   *
   * @param strategy under which
   * @param round after how many rounds it strikes, amid the next one
   * @param timeoutSeconds for all of the row, the undisturbed run left out
   * @param settings keys of the job's or of Spark's above those of every run
   */
  public record Row(
      Fault fault,
      String strategy,
      long round,
      Expectation expectation,
      int timeoutSeconds,
      Map<String, String> settings) {}

  /** Copies the lists. */
  public ChaosPlan {
    rows = List.copyOf(rows);
  }

  /** Where its runs go unless told otherwise. */
  public Path folder() {
    return Path.of("runs", "chaos-" + name);
  }
}
