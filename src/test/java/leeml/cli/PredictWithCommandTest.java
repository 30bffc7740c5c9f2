package leeml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import leeml.data.TestFiles;
import leeml.data.csv.Missing;
import leeml.data.encode.NumberCode;
import leeml.job.score.TableColumns;
import leeml.job.score.TableModel;
import leeml.job.score.predict.LinePredictor;
import leeml.report.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code predict-with} as a person calls it: what is printed, what is written, which exit code. */
@Tag("own-session")
class PredictWithCommandTest {

  @TempDir private Path folder;

  @RegisterExtension private final Captured captured = new Captured();

  private String run;

  @BeforeEach
  void saveARun() {
    try (RunFolder made = RunFolder.create(folder.resolve("run"), "test")) {
      new TableModel(
              TableColumns.named(Missing.ERROR, List.of(new NumberCode("area", 50))),
              new LinePredictor("price", 100, new double[] {2}, 1))
          .write(made);
      run = made.path().toString();
    }
  }

  private int predictWith(String... flags) {
    List<String> line = new ArrayList<>(List.of("predict-with", "--master", "local[1]"));
    line.addAll(List.of("--out", folder.resolve("reading").toString()));
    line.addAll(List.of(flags));
    return Leeml.execute(line.toArray(String[]::new));
  }

  @Test
  void aTableIsScoredAndItIsSaidWhere() throws IOException {
    String data = TestFiles.text(folder, "new.csv", "id,area,price\na,50,100\n");
    String there = folder.resolve("there").toUri().toString();
    assertThat(predictWith(run, "--data", data, "--predictions", there, "--json")).isZero();
    List<String> lines = captured.out().lines().toList();
    assertThat(lines).contains("predictions: " + folder.resolve("there"));
    assertThat(lines).anyMatch(line -> line.matches("rmse +1"));
    JsonNode result = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(result.at("/metrics/rows").asInt()).isEqualTo(1);
    assertThat(captured.err()).isEmpty();
    Path part =
        folder
            .resolve("there")
            .resolve(
                TestFiles.namesIn(folder.resolve("there")).stream()
                    .filter(name -> name.startsWith("part-"))
                    .findFirst()
                    .orElseThrow());
    assertThat(Files.readAllLines(part))
        .containsExactly("id,area,price,prediction", "a,50,100,101.0");
    assertThat(Files.readString(folder.resolve("reading/report.html")))
        .contains("What was predicted");
  }

  @Test
  void theRunMayBeGivenByAnAddress() {
    String data = TestFiles.text(folder, "new.csv", "area\n50\n");
    assertThat(predictWith(folder.resolve("run").toUri().toString(), "--data", data)).isZero();
    assertThat(captured.out()).contains("predictions: " + folder.resolve("reading/predictions"));
  }

  @Test
  void mistakesAreOneLineAndAnExitCode() {
    String data = TestFiles.text(folder, "new.csv", "size\n50\n");
    assertThat(predictWith(folder.toString(), "--data", data)).isEqualTo(3);
    assertThat(predictWith(run, "--data", data)).isEqualTo(3);
    assertThat(predictWith(run, "--data", data, "--predictions", folder.toString())).isEqualTo(2);
    assertThat(predictWith(run, "--data", data, "--set", "bach=3")).isEqualTo(2);
    assertThat(predictWith(run)).isEqualTo(2);
    assertThat(captured.err().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains(folder + ": holds no saved model (model/model.json)"))
        .anyMatch(line -> line.contains("new.csv: has no column 'area', which the model takes"))
        .anyMatch(line -> line.contains(folder + " is there already; name a new folder"))
        .anyMatch(line -> line.contains("did you mean batch?"))
        .anyMatch(line -> line.contains("--data"));
  }
}
