package leeml.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leeml.cli.chaos.ChaosPlan.Row;
import leeml.cli.chaos.Expectation.Kind;
import leeml.error.UsageException;
import leeml.job.Jobs;
import leeml.job.fake.KeepJob;
import leeml.job.spec.Parsers;
import leeml.spark.standalone.StandaloneCluster.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of faults: what is read, and how a mistake is named. */
class ChaosPlanFileTest {

  private static final String PLAN =
      """
      title = "Two faults"
      job = fake.keep
      fixed { rounds = 30 }
      cluster { workers = 2, cores = 1, megabytes = 700 }
      checkpoint-every = 5
      metric = rounds
      rows = [
        { fault = driver-killed, strategy = sync, round = 7, expect = same, timeout = 90 }
        {
          fault = executor-frozen, seconds = 20, strategy = "ssp:staleness=1", round = 8
          expect = within, tolerance = 0.1, timeout = 60, settings { spark.network.timeout = 9s }
        }
      ]
      """;

  @TempDir private Path folder;

  private ChaosPlan read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("faults.conf"), text);
    Jobs jobs = Jobs.of("job", List.of(new KeepJob()));
    return ChaosPlanFile.read(file, ".", jobs, Parsers.ALL);
  }

  @Test
  void aPlanIsReadWhole() throws IOException {
    ChaosPlan plan = read(PLAN);
    assertThat(plan.name()).isEqualTo("faults");
    assertThat(plan.job()).isEqualTo("fake.keep");
    assertThat(plan.fixed()).isEqualTo(Map.of("rounds", "30"));
    assertThat(plan.shape()).isEqualTo(new Shape(2, 1, 700));
    assertThat(plan.checkpointEvery()).isEqualTo(5);
    assertThat(plan.folder()).isEqualTo(Path.of("runs/chaos-faults"));
    Row killed = plan.rows().get(0);
    assertThat(killed.fault().name()).isEqualTo("driver-killed");
    assertThat(killed.fault().endsTheDriver()).isTrue();
    assertThat(killed.round()).isEqualTo(7);
    assertThat(killed.expectation()).isEqualTo(new Expectation(Kind.SAME, 0));
    Row frozen = plan.rows().get(1);
    assertThat(frozen.fault().name()).isEqualTo("executor-frozen 20 s");
    assertThat(frozen.strategy()).isEqualTo("ssp:staleness=1");
    assertThat(frozen.timeoutSeconds()).isEqualTo(60);
    assertThat(frozen.expectation().text()).isEqualTo("within 10 %");
    assertThat(frozen.settings()).isEqualTo(Map.of("spark.network.timeout", "9s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metric = rounds           | metrik = rounds            | line 6: a plan has no key metrik; did you mean metric?
          cores = 1                 | kores = 1                  | line 4: a plan has no key cluster.kores; did you mean cores?
          timeout = 90              | time-out = 90              | line 8: a plan has no key time-out; did you mean timeout?
          rounds = 30               | round = 30                 | line 3: fake.keep has no key round; did you mean rounds?
          fault = driver-killed     | fault = driver-kiled       | line 8: no fault 'driver-kiled'; did you mean driver-killed?
          fault = driver-killed     | fault = executor-frozen    | line 8: executor-frozen takes seconds, and no other fault does
          strategy = sync           | strategy = sink            | line 8: fake.keep: key strategy: no strategy 'sink'; did you mean sync?
          round = 7                 | round = 0                  | line 8: round is 0, expected at least 1
          expect = same             | expect = well              | line 8: expect is well, expected one of [same, within, error]
          expect = same             | expect = within            | line 8: tolerance goes with expect = within alone
          workers = 2               | workers = 1                | line 4: workers is 1, expected at least 2
          megabytes = 700           | megabytes = 7              | line 4: 2 workers of 1 cores and 7 MB
          """)
  void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
    assertThat(PLAN).contains(right);
    assertThatThrownBy(() -> read(PLAN.replaceFirst(right, wrong)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("faults.conf, " + message);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> read(PLAN.replace("metric = rounds", "")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("No configuration setting found for key 'metric'");
    assertThatThrownBy(
            () -> ChaosPlanFile.read(Path.of("none.conf"), ".", Jobs.ofCourse(), Parsers.ALL))
        .isInstanceOf(UsageException.class)
        .hasMessage("no plan none.conf");
  }

  @TestFactory
  Stream<DynamicTest> everyPlanThatShipsReads() throws IOException {
    try (Stream<Path> plans = Files.list(Path.of("conf", "chaos"))) {
      return plans.sorted().toList().stream()
          .map(plan -> DynamicTest.dynamicTest(plan.getFileName().toString(), () -> check(plan)));
    }
  }

  private static void check(Path file) {
    assertThat(ChaosPlanFile.read(file, ".", Jobs.ofCourse(), Parsers.ALL).rows()).isNotEmpty();
  }
}
