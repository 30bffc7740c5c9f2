package leeml.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leeml.cli.Course.Chapter;
import leeml.cli.Course.Row;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code leeml chapters}: the map of the course, and what of it runs. */
@Command(
    name = "chapters",
    mixinStandardHelpOptions = true,
    description = "Shows the chapters, their jobs and rows; of one chapter, the keys as well.")
final class ChaptersCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "Such as ch02, or D.")
  private String name;

  private final Course course = Course.load();
  private final Jobs jobs = Jobs.ofCourse();

  @Override
  public Integer call() {
    if (name == null) {
      map();
    } else {
      one(course.find(name).orElseThrow(() -> unknown(name)));
    }
    return 0;
  }

  private void map() {
    course.chapters().forEach(this::brief);
    brief(course.strategies());
    long rows = all().flatMap(chapter -> chapter.rows().stream()).count();
    long shown = all().mapToLong(this::shown).sum();
    System.out.printf("%n%d of %d rows run, in %d jobs. ", shown, rows, jobs.all().size());
    System.out.println("./leeml run ch02 runs the job marked *; ./leeml chapters ch02 says more.");
  }

  private void brief(Chapter chapter) {
    System.out.printf(
        "%-4s  %s  (%d of %d rows run)%n",
        chapter.name(), chapter.heading(), shown(chapter), chapter.rows().size());
    TextTable table = new TextTable("", "", "");
    for (Job<?> job : jobs.ofChapter(chapter.name())) {
      table.row(title(job), rows(job), Jobs.about(job).summary());
    }
    table.lines().stream().skip(1).forEach(line -> System.out.println("        " + line));
  }

  private void one(Chapter chapter) {
    System.out.println(chapter.name() + "  " + chapter.heading());
    TextTable table = new TextTable("row", "what", "job");
    for (Row row : chapter.rows()) {
      table.row(row.id(), row.title(), showing(row));
    }
    Summary.print(table, System.out);
    for (Job<?> job : jobs.ofChapter(chapter.name())) {
      System.out.printf("%n%s  %s%n", title(job), Jobs.about(job).summary());
      JobCall.keys(job).forEach(line -> System.out.println("    " + line));
    }
  }

  private String showing(Row row) {
    return jobs.all().stream()
        .map(Jobs::about)
        .filter(about -> List.of(about.rows()).contains(row.id()))
        .map(About::name)
        .collect(Collectors.joining(", "));
  }

  private long shown(Chapter chapter) {
    Set<String> shown =
        jobs.all().stream()
            .flatMap(job -> Stream.of(Jobs.about(job).rows()))
            .collect(Collectors.toSet());
    return chapter.rows().stream().filter(row -> shown.contains(row.id())).count();
  }

  private Stream<Chapter> all() {
    return Stream.concat(course.chapters().stream(), Stream.of(course.strategies()));
  }

  private UsageException unknown(String given) {
    List<String> names = all().map(Chapter::name).toList();
    return new UsageException("no chapter is called " + given + Nearest.question(given, names));
  }

  private static String title(Job<?> job) {
    return Jobs.about(job).name() + (Jobs.about(job).main() ? " *" : "");
  }

  private static String rows(Job<?> job) {
    return String.join(", ", Jobs.about(job).rows());
  }
}
