package leeml.job.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leeml.job.Job;

/**
 * What a study runs and compares; {@link PlanFile} reads it.
 *
 * @param name of its file without the extension
 * @param title a line for people
 * @param question what it is to answer, for the head of the page
 * @param notice what to notice once it has run
 * @param job what is run
 * @param variants every combination of the grid, at least one
 * @param seeds of each variant, at least one
 * @param comparison what the runs are compared by
 * @param content the whole file, for the record
 */
public record Plan(
    String name,
    String title,
    String question,
    String notice,
    Job<?> job,
    List<Variant> variants,
    List<Long> seeds,
    Comparison comparison,
    Map<String, Object> content) {

  /** Copies the lists. */
  public Plan {
    variants = List.copyOf(variants);
    seeds = List.copyOf(seeds);
  }

  /** Where its runs go unless told otherwise. */
  public Path folder() {
    return Path.of("runs", "study-" + name);
  }

  /** The keys and values of each combination. */
  public List<Map<String, String>> combinations() {
    return variants.stream().map(Variant::settings).toList();
  }

  /** How many runs it takes. */
  public int size() {
    return variants.size() * seeds.size();
  }
}
