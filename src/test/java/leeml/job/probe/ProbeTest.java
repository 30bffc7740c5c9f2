package leeml.job.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.model.SoftmaxRegression;
import leeml.optim.Optimizers;
import leeml.report.Report;
import leeml.sim.Network;
import leeml.sim.predict.Prediction;
import leeml.spark.LocalSpark;
import leeml.train.ShardSets;
import leeml.train.Trainer;
import leeml.train.shard.Shards;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static final int COLUMNS = 50;
  private static final int CLASSES = 10;

  @Test
  void measuresAFitAndSaysWhatMoreMachinesWouldDo() {
    Examples data = ExampleSets.classes(4000, COLUMNS, CLASSES, 5);
    Shards<ExampleBatch> shards = ShardSets.cut(data, 0, 2000, 4000);
    Trainer<ExampleBatch> trainer =
        Trainer.of(new SoftmaxRegression(COLUMNS, CLASSES), Optimizers.sgd(0.1)).batchSize(32);
    Measured measured = new Probe(LocalSpark.context()).measure(trainer, shards);
    int bytes = Float.BYTES * (COLUMNS + 1) * CLASSES;
    assertThat(measured.training().examples()).isEqualTo(4000);
    assertThat(measured.training().batchSize()).isEqualTo(32);
    assertThat(measured.training().thetaBytes()).isEqualTo(bytes);
    assertThat(measured.training().payloadBytes()).isBetween((long) bytes, bytes + 100L);
    assertThat(measured.calibration().exampleSeconds()).isBetween(1e-8, 1e-2);
    assertThat(measured.calibration().overhead().roundSeconds()).isBetween(0.0, 1.0);
    Outlook outlook = Outlook.of(measured, new Network(0.5e-3, 1.25e8, 1e9), List.of(2, 64), 1);
    Prediction.Row two = outlook.rows().get(0);
    assertThat(two.everySixteen()).isGreaterThan(two.everyStep());
    assertThat(two.best()).isLessThan(3);
    Report report = new Report();
    outlook.writeTo(report);
    assertThat(report.metrics()).containsKeys("speed-up, 2 workers", "speed-up, 64 workers");
  }

  @Test
  void fullBatchesAreKnownForWhatTheyAre() {
    Examples data = ExampleSets.classes(300, COLUMNS, CLASSES, 5);
    Trainer<ExampleBatch> trainer =
        Trainer.of(new SoftmaxRegression(COLUMNS, CLASSES), Optimizers.sgd(0.1));
    Measured measured = new Probe(LocalSpark.context()).measure(trainer, ShardSets.equal(data, 2));
    assertThat(measured.training().batchSize()).isZero();
  }
}
