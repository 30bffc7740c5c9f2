package bench;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.dl4j.SequenceNetwork;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Objective;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;

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
    Side java =
        Side.of(
            RecurrentNet.ofTokens(
                VOCABULARY,
                List.of(new Lstm(o.inputs(), o.units()), new Affine(o.units(), CLASSES)),
                SequenceLoss.everyStep()),
            run.seed());
    Side deep =
        Side.of(SequenceNetwork.lstm(VOCABULARY, o.inputs(), o.units(), CLASSES), run.seed());
    double[][] millis = new double[2][o.repeats()];
    for (int lap = -o.warmUp(); lap < o.repeats(); lap++) {
      double own = java.millis(batch);
      double other = deep.millis(batch);
      if (lap >= 0) {
        millis[0][lap] = own;
        millis[1][lap] = other;
      }
    }
    report(run, o, millis[0], millis[1]);
  }

  /** A network with its θ and room for a gradient. */
  private record Side(Objective<SequenceBatch> net, float[] theta, float[] gradient) {

    static Side of(Objective<SequenceBatch> net, long seed) {
      return new Side(net, net.initial(seed), new float[net.size()]);
    }

    double millis(SequenceBatch batch) {
      long start = System.nanoTime();
      net.lossAndGradient(theta, batch, gradient);
      return (System.nanoTime() - start) * 1e-6;
    }
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

  private static void report(Run run, Options o, double[] own, double[] other) {
    double speedUp = Median.of(other) / Median.of(own);
    run.say(
        "LSTM %d → %d, batch %d, %d steps: %.1f ms here, %.1f ms by Deeplearning4j, medians of %d"
            .formatted(
                o.inputs(),
                o.units(),
                o.batch(),
                o.steps(),
                Median.of(own),
                Median.of(other),
                o.repeats()));
    run.report()
        .metric("millis", Median.of(own))
        .metric("deeplearning4jMillis", Median.of(other))
        .add(
            Table.of("Loss and gradient of a batch, one thread", "", "median ms", "fastest ms")
                .row("this project", Median.of(own), Arrays.stream(own).min().orElseThrow())
                .row(
                    "Deeplearning4j's layer",
                    Median.of(other),
                    Arrays.stream(other).min().orElseThrow()))
        .claim(
            Claim.atLeast(
                "9.3",
                "batches a second over those of Deeplearning4j's LSTM layer",
                speedUp,
                o.leastSpeedUp()));
  }
}
