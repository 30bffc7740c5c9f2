package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leeml.cli.Course.Chapter;
import leeml.cli.Course.Row;
import leeml.job.Job;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Options;
import leeml.job.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The map, the jobs and their configuration agree. */
class CourseTest {

  private final Course course = Course.load();
  private final Jobs jobs = Jobs.ofCourse();

  @Test
  void theMapHasEveryChapterAndRow() {
    assertThat(course.chapters()).hasSize(26);
    assertThat(rows()).hasSize(193).doesNotHaveDuplicates();
    for (Chapter chapter : course.chapters()) {
      assertThat(chapter.folder()).matches(chapter.name() + "_[a-z_]+");
      assertThat(chapter.chinese()).containsPattern("\\p{IsHan}");
      int number = Integer.parseInt(chapter.name().substring(2));
      assertThat(chapter.rows()).allMatch(row -> row.id().startsWith(number + "."));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyJobStandsInTheMapAndReadsItsConfiguration() {
    return jobs.all().stream()
        .map(job -> DynamicTest.dynamicTest(Jobs.about(job).name(), () -> check(job)));
  }

  private void check(Job<?> job) {
    Chapter chapter = course.find(Jobs.chapterOf(job)).orElseThrow();
    assertThat(job.getClass().getPackageName()).isEqualTo(chapter.folder());
    assertThat(rows()).contains(Jobs.about(job).rows());
    for (Settings settings : List.of(Settings.none(), Settings.none().withSmoke())) {
      Options.of(job, Leeml.PARSERS).bind(JobConfig.of(job, settings).options());
    }
  }

  @Test
  void aChapterWithJobsHasOneMainJob() {
    for (Chapter chapter : course.chapters()) {
      List<Job<?>> of = jobs.ofChapter(chapter.name());
      assertThat(of.stream().filter(job -> Jobs.about(job).main()).count())
          .as("main jobs of %s", chapter.name())
          .isEqualTo(of.isEmpty() ? 0 : 1);
    }
  }

  @Test
  void everyBlockOfConfigurationBelongsToAJob() throws IOException {
    Set<String> blocks = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      for (Path file :
          files
              .filter(f -> f.getFileName().toString().matches("(ch\\d\\d_.*|study)\\.conf"))
              .toList()) {
        blocks.addAll(blocks(file.toFile()));
      }
    }
    assertThat(blocks)
        .isEqualTo(
            jobs.all().stream()
                .map(job -> Jobs.about(job).name())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theMapIsPrinted() {
    assertThat(Leeml.execute("chapters")).isZero();
    assertThat(Leeml.execute("chapters", "ch02")).isZero();
    assertThat(Leeml.execute("chapters", "ch72")).isEqualTo(2);
  }

  /** A file may hold groups of keys that its jobs share; they belong to no chapter. */
  private Set<String> blocks(File file) {
    Config config = ConfigFactory.parseFile(file);
    return config.root().keySet().stream()
        .filter(name -> course.find(name).isPresent())
        .flatMap(
            chapter ->
                config.getConfig(chapter).root().keySet().stream().map(job -> chapter + "." + job))
        .collect(Collectors.toSet());
  }

  private List<String> rows() {
    return Stream.concat(course.chapters().stream(), Stream.of(course.strategies()))
        .flatMap(chapter -> chapter.rows().stream())
        .map(Row::id)
        .toList();
  }
}
