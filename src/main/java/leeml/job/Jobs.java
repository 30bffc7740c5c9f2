package leeml.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import leeml.error.UsageException;

/** The jobs on the class path, by name. */
public final class Jobs {

  private static final Pattern DOT = Pattern.compile("\\.");

  private final String kind;
  private final Map<String, Job<?>> byName = new TreeMap<>();

  private Jobs(String kind, List<? extends Job<?>> jobs) {
    this.kind = kind;
    for (Job<?> job : jobs) {
      Job<?> other = byName.put(about(job).name(), job);
      if (other != null) {
        throw new IllegalStateException(
            job.getClass().getName()
                + " and "
                + other.getClass().getName()
                + " are both called "
                + about(job).name());
      }
    }
  }

  /** Every job of the course, found through {@link ServiceLoader}. */
  @SuppressWarnings("rawtypes") // a service is named by its raw class
  public static Jobs ofCourse() {
    ServiceLoader<Job> found = ServiceLoader.load(Job.class);
    return of("job", found.stream().<Job<?>>map(provider -> provider.get()).toList());
  }

  /** Every benchmark. */
  @SuppressWarnings("rawtypes") // a service is named by its raw class
  public static Jobs ofBenchmarks() {
    ServiceLoader<Bench> found = ServiceLoader.load(Bench.class);
    return of("benchmark", found.stream().<Job<?>>map(provider -> provider.get()).toList());
  }

  /**
   * The given jobs.
   *
   * @param kind what messages call one of them
   * @throws IllegalStateException if two have the same name
   */
  public static Jobs of(String kind, List<? extends Job<?>> jobs) {
    return new Jobs(kind, jobs);
  }

  /** All of them, by name. */
  public List<Job<?>> all() {
    return List.copyOf(byName.values());
  }

  /** Those of a chapter, by name. */
  public List<Job<?>> ofChapter(String chapter) {
    return all().stream().filter(job -> chapterOf(job).equals(chapter)).toList();
  }

  /**
   * The job of a name, or the main job of a chapter.
   *
   * @throws UsageException with the nearest name if there is none
   */
  public Job<?> find(String name) {
    return Optional.<Job<?>>ofNullable(byName.get(name))
        .or(() -> mainOf(name))
        .orElseThrow(() -> unknown(name));
  }

  /** The job that a chapter's name alone runs. */
  public Optional<Job<?>> mainOf(String chapter) {
    return ofChapter(chapter).stream().filter(job -> about(job).main()).findFirst();
  }

  /** What a job says of itself. */
  public static About about(Job<?> job) {
    return about(job.getClass());
  }

  /** What a class of jobs says of itself. */
  public static About about(Class<?> job) {
    About about = job.getAnnotation(About.class);
    if (about == null) {
      throw new IllegalStateException(job.getName() + " carries no @About");
    }
    return about;
  }

  /** The chapter in a job's name: {@code ch02} of {@code ch02.bias-variance}. */
  public static String chapterOf(Job<?> job) {
    return DOT.split(about(job).name(), 2)[0];
  }

  private UsageException unknown(String name) {
    Set<String> names = new TreeSet<>(byName.keySet());
    all().stream().filter(job -> about(job).main()).map(Jobs::chapterOf).forEach(names::add);
    return new UsageException("no " + kind + " is called " + name + Nearest.question(name, names));
  }
}
