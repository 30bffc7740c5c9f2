package leeml.job.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leeml.error.UsageException;
import leeml.job.Jobs;
import leeml.job.fake.FitJob;
import leeml.job.spec.Parsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

  static final Jobs JOBS = Jobs.of("job", List.of(new FitJob()));

  static final String GOOD =
      """
      title = "Lines"
      job = fake.fit
      fixed { names = [x, y], run.master = "local[2]" }
      grid {
        strategy = [sync, "local-sgd:period=2"]
        rate = [0.01, { label = fast, rate = 0.1, steps = 3 }]
        workers = [2]
      }
      seeds = [1, 2]
      compare { score = error, better = lower, target = 0.5 }
      smoke { seeds = [7], fixed { steps = 1 } }
      """;

  @TempDir private Path folder;

  private Plan read(String text, boolean smoke) throws IOException {
    Path file = Files.writeString(folder.resolve("lines.conf"), text);
    return PlanFile.read(file, "/home", smoke, JOBS, Parsers.ALL);
  }

  @Test
  void theGridIsEveryValueWithEveryOther() throws IOException {
    Plan plan = read(GOOD, false);
    assertThat(plan.name()).isEqualTo("lines");
    assertThat(plan.seeds()).containsExactly(1L, 2L);
    assertThat(plan.size()).isEqualTo(8);
    assertThat(plan.variants())
        .extracting(Variant::label)
        .containsExactly(
            "sync · rate 0.01",
            "sync · fast",
            "local-sgd:period=2 · rate 0.01",
            "local-sgd:period=2 · fast");
    assertThat(plan.variants().get(3).settings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "names", "x,y",
                "run.master", "local[2]",
                "strategy", "local-sgd:period=2",
                "rate", "0.1",
                "steps", "3",
                "workers", "2"));
    assertThat(plan.comparison()).isEqualTo(new Comparison("loss", "error", false, 0.5));
  }

  @Test
  void theSmokeBlockStandsAboveTheRest() throws IOException {
    Plan small = read(GOOD, true);
    assertThat(small.seeds()).containsExactly(7L);
    assertThat(small.variants()).hasSize(4);
    assertThat(small.variants().get(0).settings()).containsEntry("steps", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds = [1, 2] | sedes = [1, 2] | line 9: a plan has no key sedes; did you mean seeds?",
        "workers = [2] | workres = [2] | line 7: fake.fit has no key workres; did you mean workers?",
        "names = [x, y] | nmaes = [x, y] | line 3: fake.fit has no key nmaes; did you mean names?",
        "steps = 3 | stepps = 3 | line 6: fake.fit has no key stepps; did you mean steps?",
        "target = 0.5 | tagret = 0.5 | line 10: a plan has no key compare.tagret; did you mean target?",
        "better = lower | better = less | line 10: better is less, expected higher or lower",
        "[2] | [2, 2] | line 4: two of its combinations have the same label",
        "[2] | 2 | 7: workers has type NUMBER rather than LIST",
        "job = fake.fit | job = fake.fti | no job is called fake.fti; did you mean fake.fit?",
        "title = | tilte = | line 1: a plan has no key tilte; did you mean title?",
        "seeds = [1, 2] | '' | No configuration setting found for key 'seeds'"
      })
  void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(GOOD.replace(right, wrong), false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPlanThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> PlanFile.read(folder.resolve("no.conf"), "/", false, JOBS, Parsers.ALL))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("no plan ");
  }
}
