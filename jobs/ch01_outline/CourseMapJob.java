package ch01_outline;

import com.google.auto.service.AutoService;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Jobs;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.BarChart;

/**
 * Question: what is there to learn, and what of it runs?
 *
 * <p>The map is {@code conf/course.conf}: 26 chapters, each a list of rows, and the rows D of the
 * study of distributed gradient descent. Jobs are found on the class path and say which rows they
 * show. This job lays the two over each other and checks that they fit: a job whose rows are not on
 * the map, or a row that stands there twice, would be lost to whoever looks for it.
 *
 * <p>Nothing moves between workers. Source: the headings of Hung-yi Lee's course. Expect: all
 * claims hold, and a table with a line a chapter; {@code ./leeml chapters} prints the same.
 */
@About(
    name = "ch01.course-map",
    rows = "1.1",
    summary = "Shows the 26 chapters and what runs, and checks that jobs and map fit.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class CourseMapJob implements Job<CourseMapJob.Options> {

  private static final String RESOURCE = "conf/course.conf";

  /** The job's keys. */
  public record Options(@Key("how many chapters the map should have, at least 1") int chapters) {
    public Options {
      if (chapters < 1) {
        throw new IllegalArgumentException("chapters is " + chapters + ", legal is at least 1");
      }
    }
  }

  /**
   * A chapter, or the study of strategies: its name ({@code ch02}, {@code D}) and its rows' ids.
   */
  record Chapter(String name, String title, List<String> rows) {

    /** What its rows' ids begin with: {@code 2.} of chapter 2. */
    String prefix() {
      return name.equals("D") ? "D." : Integer.parseInt(name.substring(2)) + ".";
    }
  }

  public static void main(String[] args) {
    Launcher.main(CourseMapJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    Config map = readMap();
    List<Chapter> chapters = chapters(map);
    List<Chapter> all = Stream.concat(chapters.stream(), Stream.of(strategies(map))).toList();
    List<About> jobs = Jobs.ofCourse().all().stream().map(Jobs::about).toList();
    Set<String> shown =
        jobs.stream().flatMap(job -> Stream.of(job.rows())).collect(Collectors.toSet());
    check(run, o, chapters, all, jobs);
    show(run, all, jobs, shown);
  }

  private static void check(
      Run run, Options o, List<Chapter> chapters, List<Chapter> all, List<About> jobs) {
    List<String> rows = all.stream().flatMap(chapter -> chapter.rows().stream()).toList();
    run.report().metric("chapters", chapters.size()).metric("rows", rows.size());
    run.report().metric("jobs", jobs.size());
    run.report()
        .claim(Claim.within("1.1", "chapters on the map", chapters.size(), o.chapters, 0))
        .claim(Claim.isTrue("1.1", "chapters stand in order, 1, 2, 3, …", areInOrder(chapters)))
        .claim(
            Claim.isTrue(
                "1.1",
                "each row stands once, under the chapter that it is numbered by",
                areUnique(rows) && areAtHome(all)))
        .claim(Claim.isTrue("1.1", "every job's rows are on the map", strays(jobs, rows).isEmpty()))
        .claim(
            Claim.isTrue(
                "1.1",
                "each chapter that has jobs has one that its name alone runs",
                haveOneMain(jobs)));
    strays(jobs, rows).forEach(row -> run.say("Row " + row + " of a job is not on the map."));
  }

  private static void show(Run run, List<Chapter> all, List<About> jobs, Set<String> shown) {
    long running = all.stream().mapToLong(chapter -> count(chapter, shown)).sum();
    run.report().metric("rows.running", (double) running);
    run.report().heading("The map");
    Table table = Table.of("Chapters", "chapter", "title", "rows", "run", "jobs");
    for (Chapter chapter : all) {
      String names =
          jobs.stream()
              .map(About::name)
              .filter(name -> name.startsWith(chapter.name() + "."))
              .collect(Collectors.joining(", "));
      table.row(
          chapter.name(), chapter.title(), chapter.rows().size(), count(chapter, shown), names);
    }
    run.report().add(table).add(progress(all, shown));
    Table lines = Table.of("Jobs", "job", "rows", "what it does");
    jobs.forEach(job -> lines.row(job.name(), String.join(", ", job.rows()), job.summary()));
    run.report().heading("What runs").add(lines);
  }

  private static BarChart progress(List<Chapter> all, Set<String> shown) {
    return BarChart.of("Rows on the map and rows that run", "chapter", "rows")
        .groups(all.stream().map(Chapter::name).toArray(String[]::new))
        .bars("on the map", all.stream().mapToDouble(chapter -> chapter.rows().size()).toArray())
        .bars("run", all.stream().mapToDouble(chapter -> count(chapter, shown)).toArray())
        .caption("Where the second bar is as high as the first, the whole chapter runs.");
  }

  private static Config readMap() {
    return ConfigFactory.parseResources(
        CourseMapJob.class.getClassLoader(),
        RESOURCE,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static List<Chapter> chapters(Config map) {
    return map.getConfigList("chapters").stream()
        .map(
            chapter ->
                chapter(String.format(Locale.ROOT, "ch%02d", chapter.getInt("number")), chapter))
        .toList();
  }

  private static Chapter strategies(Config map) {
    return chapter("D", map.getConfig("strategies"));
  }

  private static Chapter chapter(String name, Config chapter) {
    return new Chapter(
        name,
        chapter.getString("title") + " · " + chapter.getString("chinese"),
        chapter.getConfigList("rows").stream().map(row -> row.getString("id")).toList());
  }

  private static long count(Chapter chapter, Set<String> shown) {
    return chapter.rows().stream().filter(shown::contains).count();
  }

  static boolean areInOrder(List<Chapter> chapters) {
    return IntStream.range(0, chapters.size())
        .allMatch(i -> chapters.get(i).prefix().equals((i + 1) + "."));
  }

  static boolean areUnique(List<String> rows) {
    return new HashSet<>(rows).size() == rows.size();
  }

  static boolean areAtHome(List<Chapter> all) {
    return all.stream()
        .allMatch(
            chapter -> chapter.rows().stream().allMatch(row -> row.startsWith(chapter.prefix())));
  }

  /** Rows that a job names and the map does not. */
  static Set<String> strays(List<About> jobs, List<String> rows) {
    Set<String> strays = new TreeSet<>();
    jobs.forEach(job -> strays.addAll(List.of(job.rows())));
    rows.forEach(strays::remove);
    return strays;
  }

  static boolean haveOneMain(List<About> jobs) {
    return jobs.stream()
        .collect(
            Collectors.groupingBy(
                job -> job.name().substring(0, job.name().indexOf('.')),
                Collectors.filtering(About::main, Collectors.counting())))
        .values()
        .stream()
        .allMatch(mains -> mains == 1);
  }
}
