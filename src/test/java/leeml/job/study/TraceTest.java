package leeml.job.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import leeml.job.study.Trace.Point;
import leeml.report.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {

  private static final Comparison COMPARISON = new Comparison("loss", "accuracy", true, 0.8);

  @TempDir private Path folder;

  private Trace read(String lines) throws IOException {
    Files.writeString(folder.resolve("metrics.jsonl"), lines);
    return Trace.read(folder, COMPARISON);
  }

  @Test
  void whatWasSpentIsAddedUpOverTheFirstFit() throws IOException {
    Trace trace =
        read(
            """
            {"fit":"a","examples":10,"loss":3,"bytesUp":5,"bytesDown":2,"bytesBetween":1,"seconds":0.5}
            {"fit":"b","examples":99,"loss":9,"bytesUp":9,"bytesDown":9,"seconds":9,"accuracy":1}
            {"fit":"a","examples":20,"loss":"NaN","bytesUp":5,"bytesDown":2,"seconds":0.5,"accuracy":0.7}
            {"fit":"a","examples":30,"loss":1,"bytesUp":5,"bytesDown":2,"seconds":1,"accuracy":0.9}
            """);
    assertThat(trace.rounds()).isEqualTo(3);
    assertThat(trace.bytesUp()).isEqualTo(16);
    assertThat(trace.loss()).hasSize(3);
    assertThat(trace.loss().get(1).value()).isNaN();
    assertThat(trace.score())
        .containsExactly(new Point(30, 15, 1.0, 0.7), new Point(60, 22, 2.0, 0.9));
    assertThat(trace.reached(COMPARISON)).contains(new Point(60, 22, 2.0, 0.9));
    assertThat(trace.lastLoss()).isEqualTo(1);
    assertThat(trace.seconds()).isEqualTo(2);
  }

  @Test
  void aLongLedgerIsThinnedToMeansOfStretches() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      lines.append("{\"fit\":\"a\",\"examples\":1,\"loss\":").append(i).append("}\n");
    }
    Trace trace = read(lines.toString());
    assertThat(trace.loss()).hasSize(100);
    assertThat(trace.loss().get(99).examples()).isEqualTo(1000);
    assertThat(trace.loss().get(0).value()).isCloseTo(4.5, within(1e-9));
  }

  @Test
  void aCurveIsTheMeanOverSeedsAsFarAsAllGo() {
    Trace shorter = new Trace(List.of(), List.of(new Point(1, 10, 1, 0.5)), 1, 0);
    Trace longer =
        new Trace(List.of(), List.of(new Point(1, 20, 3, 0.7), new Point(2, 30, 4, 0.9)), 2, 0);
    Outcomes outcomes =
        new Outcomes(new Variant("x", Map.of()), List.of(shorter, longer), List.of());
    Outcomes.Curve curve = outcomes.curve(Trace::score, Point::bytes);
    assertThat(curve.x()).containsExactly(15);
    assertThat(curve.mean()[0]).isCloseTo(0.6, within(1e-12));
    assertThat(curve.deviation()[0]).isCloseTo(Math.sqrt(0.02), within(1e-12));
    Spread seconds = outcomes.untilTarget(COMPARISON, Point::seconds);
    assertThat(seconds.count()).isEqualTo(1);
    assertThat(seconds.text()).isEqualTo("4");
    assertThat(Spread.of(Double.NaN).text()).isEqualTo("–");
  }
}
