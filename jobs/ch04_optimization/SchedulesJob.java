package ch04_optimization;

import ch04_optimization.net.Curves;
import ch04_optimization.net.OverSeeds;
import ch04_optimization.net.PictureNet;
import ch04_optimization.net.PictureSplit;
import ch04_optimization.net.Trial;
import ch04_optimization.theory.PaperSchedules;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.Schedule;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.Cyclical;
import leeml.optim.schedule.OneCycle;
import leeml.optim.schedule.Sgdr;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import org.apache.spark.broadcast.Broadcast;

/**
 * What do rates that go up again do: triangles, warm restarts, one cycle?
 *
 * <p>First each schedule is held against its paper's formula, which {@link PaperSchedules} has
 * independently. Then the range test of {@link RangeTest} shows between which rates a cycle may
 * move. Then the same perceptron is trained by SGD with momentum 0.9 under five schedules of the
 * rate ηₜ: constant at the top, constant at the bottom, triangular between the two, SGDR (cosines
 * with restarts, each period twice as long), and one cycle. At the ends of cycles, where the rate
 * is lowest, the weights are a snapshot that could be used as it is.
 *
 * <p>Every (schedule, seed) is one Spark task; a task sends back six numbers an epoch.
 *
 * <p>Source: lecture <i>New Optimization</i> of Hung-yi Lee (cyclical rates, SGDR, one-cycle);
 * Smith 2017 and 2018; Loshchilov and Hutter 2017; Huang et al., Snapshot ensembles, ICLR 2017.
 * Data: a cut of Fashion-MNIST at 14 × 14. Expect saw teeth in the loss that follow the rate.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch04.schedules",
    rows = "4.4",
    summary = "Cyclical rates, SGDR and one-cycle: formulas, range test, training, snapshots")
public final class SchedulesJob implements Job<SchedulesJob.Options> {

  private static final String CONSTANT = "constant, high";
  private static final String TRIANGULAR = "triangular";
  private static final String SGDR = "SGDR";
  private static final String ONE_CYCLE = "one-cycle";
  private static final int GROWTH = 2;

  /** The job's options. */
  public record Options(
      @Key("folder with IDX files train-* and t10k-*") String data,
      @Key("pictures to train on, at least 1") int training,
      @Key("pictures to report on, at least 1") int test,
      @Key("widths of the hidden layers") List<Integer> hidden,
      @Key("pictures a step, at least 1") int batchSize,
      @Key("lowest rate of a cycle, above 0") double low,
      @Key("highest rate of a cycle, at least low") double high,
      @Key("epochs from the bottom of a triangle to its top, at least 1") int halfCycleEpochs,
      @Key("epochs of SGDR's first period, at least 1") int firstPeriodEpochs,
      @Key("passes over the training pictures, at least 2 half-cycles") int epochs,
      @Key("runs of each schedule, at least 2, for a spread") int seeds,
      @Key("rate at which the range test begins, above 0") double rangeFrom,
      @Key("rate at which the range test ends, at least range-from") double rangeTo,
      @Key("passes that the range test takes, at least 1") int rangeEpochs,
      @Key("steps at which schedules are held against formulas, at least 1") int formulaSteps) {

    public Options {
      Require.atLeast("training", training, 1);
      Require.atLeast("test", test, 1);
      Require.atLeast("batch-size", batchSize, 1);
      Require.positive("low", low);
      Require.atLeast("high", high, low);
      Require.atLeast("half-cycle-epochs", halfCycleEpochs, 1);
      Require.atLeast("first-period-epochs", firstPeriodEpochs, 1);
      Require.atLeast("epochs", epochs, 2L * halfCycleEpochs);
      Require.atLeast("seeds", seeds, 2);
      Require.positive("range-from", rangeFrom);
      Require.atLeast("range-to", rangeTo, rangeFrom);
      Require.atLeast("range-epochs", rangeEpochs, 1);
      Require.atLeast("formula-steps", formulaSteps, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    PictureSplit pictures =
        PictureSplit.read(
            run.sc().hadoopConfiguration(), options.data(), options.training(), 1, options.test());
    PictureNet net = new PictureNet(pictures, options.hidden(), options.batchSize());
    Map<String, Schedule> schedules = schedules(options, net.stepsPerEpoch());
    claimFormulas(run, options, net.stepsPerEpoch());
    run.report().heading("The rates");
    drawRates(run, schedules, options.epochs() * net.stepsPerEpoch());
    Broadcast<PictureNet> shared = run.sc().broadcast(net);
    List<Long> seeds =
        LongStream.range(0, options.seeds()).map(i -> run.seed() + i).boxed().toList();
    run.report().heading("The range test");
    RangeTest test = new RangeTest(options.rangeFrom(), options.rangeTo(), options.rangeEpochs());
    test.show(run, shared, seeds, options.low(), options.high());
    Map<String, List<Curves>> runs = train(run, shared, schedules, seeds, options.epochs());
    shared.destroy();
    run.report().heading("Training under each schedule");
    draw(run, runs);
    claimTeeth(run, runs.get(TRIANGULAR), options);
    claimEnd(run, runs);
    tabulate(run, runs);
    snapshots(run, runs, options);
  }

  private static Map<String, Schedule> schedules(Options options, int stepsPerEpoch) {
    long steps = (long) options.epochs() * stepsPerEpoch;
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    schedules.put(CONSTANT, new Constant(options.high()));
    schedules.put("constant, low", new Constant(options.low()));
    schedules.put(TRIANGULAR, triangular(options, stepsPerEpoch));
    schedules.put(SGDR, restarts(options, stepsPerEpoch));
    schedules.put(ONE_CYCLE, OneCycle.over(options.high(), steps));
    return schedules;
  }

  private static Cyclical triangular(Options options, int stepsPerEpoch) {
    long half = (long) options.halfCycleEpochs() * stepsPerEpoch;
    return new Cyclical(options.low(), options.high(), half, Cyclical.Shape.TRIANGULAR);
  }

  private static Sgdr restarts(Options options, int stepsPerEpoch) {
    long period = (long) options.firstPeriodEpochs() * stepsPerEpoch;
    return new Sgdr(options.high(), options.low(), period, GROWTH);
  }

  /** Largest relative difference between our rates and the papers', over the first steps. */
  private static void claimFormulas(Run run, Options options, int stepsPerEpoch) {
    int steps = options.formulaSteps();
    Cyclical cyclical = triangular(options, stepsPerEpoch);
    Sgdr sgdr = restarts(options, stepsPerEpoch);
    OneCycle one = OneCycle.over(options.high(), steps);
    double[] restarts =
        PaperSchedules.restarts(sgdr.low(), sgdr.high(), sgdr.firstPeriod(), GROWTH, steps);
    double triangles = 0;
    double cosines = 0;
    double cycle = 0;
    for (int i = 0; i < steps; i++) {
      double triangle =
          PaperSchedules.triangular(cyclical.low(), cyclical.high(), cyclical.halfCycle(), i);
      double oneCycle =
          PaperSchedules.oneCycle(one.low(), one.high(), one.last(), one.half(), one.tail(), i);
      triangles = Math.max(triangles, relative(cyclical.rate(i + 1L), triangle));
      cosines = Math.max(cosines, relative(sgdr.rate(i + 1L), restarts[i]));
      cycle = Math.max(cycle, relative(one.rate(i + 1L), oneCycle));
    }
    String over = "'s formula, largest relative difference over " + steps + " steps";
    run.report()
        .claim(Claim.atMost("4.4", "cyclical rates equal Smith 2017" + over, triangles, 1e-12))
        .claim(Claim.atMost("4.4", "SGDR equals Loshchilov and Hutter" + over, cosines, 1e-12))
        .claim(Claim.atMost("4.4", "one-cycle equals Smith 2018" + over, cycle, 1e-12));
  }

  private static double relative(double rate, double expected) {
    return Math.abs(rate - expected) / expected;
  }

  private static void drawRates(Run run, Map<String, Schedule> schedules, int steps) {
    LineChart chart = LineChart.of("Learning rate", "step", "rate η");
    for (Map.Entry<String, Schedule> entry : schedules.entrySet()) {
      double[] rates =
          LongStream.rangeClosed(1, steps).mapToDouble(entry.getValue()::rate).toArray();
      chart.series(entry.getKey(), rates);
    }
    run.report()
        .add(
            chart.caption(
                "A triangle takes as long up as down; SGDR falls slowly, jumps up, and waits twice as"
                    + " long each time; one-cycle ends far below where it began."));
  }

  private static Map<String, List<Curves>> train(
      Run run,
      Broadcast<PictureNet> shared,
      Map<String, Schedule> schedules,
      List<Long> seeds,
      int epochs) {
    List<Trial> trials = new ArrayList<>();
    for (Schedule schedule : schedules.values()) {
      Optimizer optimizer = Optimizers.momentum(schedule, Optimizers.MOMENTUM);
      seeds.forEach(seed -> trials.add(new Trial(optimizer, seed)));
    }
    List<Curves> curves = Trial.trainAll(run, shared, trials, epochs);
    Map<String, List<Curves>> runs = new LinkedHashMap<>();
    int from = 0;
    for (String name : schedules.keySet()) {
      runs.put(name, curves.subList(from, from + seeds.size()));
      from += seeds.size();
    }
    return runs;
  }

  private static void draw(Run run, Map<String, List<Curves>> runs) {
    LineChart training = LineChart.of("Training loss", "epoch", "cross entropy (nats)");
    LineChart test = LineChart.of("Test accuracy", "epoch", "share classified rightly");
    for (Map.Entry<String, List<Curves>> entry : runs.entrySet()) {
      OverSeeds.of(entry.getValue(), Curves::trainingLoss).drawOn(training, entry.getKey());
      OverSeeds.of(entry.getValue(), Curves::testAccuracy).drawOn(test, entry.getKey());
    }
    training.caption("Loss at the end of each epoch. It rises where the rate has gone up again.");
    test.caption(
        "Bands are ± one standard deviation over seeds. Wherever a rate ends low, the accuracy ends"
            + " high and the band is narrow.");
    run.report().add(training).add(test);
  }

  /** The end of each triangle against the next top, half a cycle of training later. */
  private static void claimTeeth(Run run, List<Curves> runs, Options options) {
    double[] loss = OverSeeds.of(runs, Curves::trainingLoss).mean();
    int cycle = 2 * options.halfCycleEpochs();
    double rise = 0;
    int tops = 0;
    for (int end = cycle; end + options.halfCycleEpochs() <= loss.length; end += cycle) {
      rise += loss[end + options.halfCycleEpochs() - 1] - loss[end - 1];
      tops++;
    }
    if (tops > 0) {
      run.report()
          .claim(
              Claim.atLeast(
                  "4.4",
                  "triangular: training loss at the next top minus at a cycle's end, mean of "
                      + tops,
                  rise / tops,
                  run.smoke() ? -1 : 0));
    }
  }

  /** Schedules that end low against the constant rate that they start from. */
  private static void claimEnd(Run run, Map<String, List<Curves>> runs) {
    double constant = OverSeeds.of(runs.get(CONSTANT), Curves::testLoss).last();
    for (String name : List.of(TRIANGULAR, SGDR, ONE_CYCLE)) {
      double loss = OverSeeds.of(runs.get(name), Curves::testLoss).last();
      run.report()
          .metric("testLoss." + name, loss)
          .claim(
              Claim.atMost(
                  "4.4",
                  name + ": final test loss over that of the constant high rate",
                  loss / constant,
                  run.smoke() ? 2 : 1));
    }
  }

  private static void tabulate(Run run, Map<String, List<Curves>> runs) {
    Table table =
        Table.of(
            "After the last epoch: mean ± standard deviation over seeds",
            "schedule",
            "training loss",
            "test loss",
            "test accuracy");
    runs.forEach(
        (name, curves) ->
            table.row(
                name,
                OverSeeds.of(curves, Curves::trainingLoss).lastText(),
                OverSeeds.of(curves, Curves::testLoss).lastText(),
                OverSeeds.of(curves, Curves::testAccuracy).lastText()));
    run.report().add(table);
  }

  /** The weights at the ends of cycles, and an epoch after, when the rate is up again. */
  private static void snapshots(Run run, Map<String, List<Curves>> runs, Options options) {
    Table table =
        Table.of(
            "Snapshots at the ends of cycles",
            "schedule",
            "epoch",
            "training loss",
            "test accuracy",
            "training loss one epoch later");
    int cycle = 2 * options.halfCycleEpochs();
    for (int end = cycle; end <= options.epochs(); end += cycle) {
      snapshot(table, TRIANGULAR, runs.get(TRIANGULAR), end);
    }
    int period = options.firstPeriodEpochs();
    for (int end = period; end <= options.epochs(); end += period) {
      snapshot(table, SGDR, runs.get(SGDR), end);
      period *= GROWTH;
    }
    run.report().add(table);
  }

  private static void snapshot(Table table, String name, List<Curves> runs, int epoch) {
    double[] loss = OverSeeds.of(runs, Curves::trainingLoss).mean();
    double accuracy = OverSeeds.of(runs, Curves::testAccuracy).mean()[epoch - 1];
    table.row(
        name, epoch, loss[epoch - 1], accuracy, epoch < loss.length ? (Double) loss[epoch] : null);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SchedulesJob.class, args);
  }
}
