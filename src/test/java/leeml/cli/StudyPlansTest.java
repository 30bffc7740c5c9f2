package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import leeml.job.JobConfig;
import leeml.job.Jobs;
import leeml.job.Options;
import leeml.job.Settings;
import leeml.job.study.Plan;
import leeml.job.study.PlanFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plans that ship with the project read, and every combination in them makes sense. */
class StudyPlansTest {

  @TestFactory
  Stream<DynamicTest> everyPlanReads() throws IOException {
    try (Stream<Path> plans = Files.list(Path.of("conf", "study"))) {
      return plans.sorted().toList().stream()
          .map(plan -> DynamicTest.dynamicTest(plan.getFileName().toString(), () -> check(plan)));
    }
  }

  private static void check(Path file) {
    for (boolean smoke : new boolean[] {false, true}) {
      Plan plan = PlanFile.read(file, ".", smoke, Jobs.ofCourse(), Leeml.PARSERS);
      assertThat(plan.question()).isNotEmpty();
      assertThat(plan.notice()).isNotEmpty();
      for (Map<String, String> keys : plan.combinations()) {
        Settings settings = Settings.none();
        for (Map.Entry<String, String> entry : keys.entrySet()) {
          settings = settings.with(entry.getKey(), entry.getValue());
        }
        Options.of(plan.job(), Leeml.PARSERS).bind(JobConfig.of(plan.job(), settings).options());
      }
    }
  }
}
