package bench;

import bench.SideBySide.Side;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.dl4j.SequenceNetwork;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.optim.Require;
import leeml.report.Claim;

/**
 * Loss and gradient of one batch through an LSTM: the project's plain Java beside Deeplearning4j's
 * layer, on one thread.
 *
 * <p>Both have an embedding below and a softmax above, the same sizes and the same sequences of
 * equal length. The two take turns after both have warmed up; medians are compared.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.lstm",
    rows = {},
    summary = "loss and gradient of a batch through an LSTM, beside Deeplearning4j's layer")
public final class RecurrentBench implements Bench<RecurrentBench.Options> {

  private static final int VOCABULARY = 100;
  private static final int CLASSES = 10;

  /** What the measurement covers. */
  public record Options(
      @Key("sequences of the batch, at least 1") int batch,
      @Key("steps of a sequence, at least 1") int steps,
      @Key("numbers that go into the LSTM at a step, at least 1") int inputs,
      @Key("units of the LSTM, at least 1") int units,
      @Key("batches of each side before it counts") int warmUp,
      @Key("batches of each side that count, at least 1") int repeats,
      @Key("times Deeplearning4j's rate that is claimed") double leastSpeedUp) {

    /** Checks the ranges. */
    public Options {
      Require.atLeast("batch", batch, 1);
      Require.atLeast("steps", steps, 1);
      Require.atLeast("inputs", inputs, 1);
      Require.atLeast("units", units, 1);
      Require.atLeast("warm-up", warmUp, 0);
      Require.atLeast("repeats", repeats, 1);
    }
  }

  @Override
  public void run(Run run, Options o) {
    SequenceBatch batch = batch(o, run.seed());
    RecurrentNet java =
        RecurrentNet.ofTokens(
            VOCABULARY,
            List.of(new Lstm(o.inputs(), o.units()), new Affine(o.units(), CLASSES)),
            SequenceLoss.everyStep());
    SequenceNetwork deep = SequenceNetwork.lstm(VOCABULARY, o.inputs(), o.units(), CLASSES);
    SideBySide measured =
        SideBySide.measure(
            Side.of(java, batch, run.seed()),
            Side.of(deep, batch, run.seed()),
            o.warmUp(),
            o.repeats());
    measured.report(
        run,
        "LSTM %d → %d, batch %d, %d steps".formatted(o.inputs(), o.units(), o.batch(), o.steps()),
        "Deeplearning4j's layer");
    run.report()
        .claim(
            Claim.atLeast(
                "9.3",
                "batches a second over those of Deeplearning4j's LSTM layer",
                measured.speedUp(),
                o.leastSpeedUp()));
  }

  private static SequenceBatch batch(Options o, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] ids = new int[o.batch()][o.steps()];
    int[][] targets = new int[o.batch()][o.steps()];
    for (int i = 0; i < ids.length; i++) {
      Arrays.setAll(ids[i], t -> random.nextInt(VOCABULARY));
      Arrays.setAll(targets[i], t -> random.nextInt(CLASSES));
    }
    return new SequenceSet(new Tokens(ids), targets).all();
  }
}
