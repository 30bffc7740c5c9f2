package ch03_gradient_descent;

import ch03_gradient_descent.quadratic.Quadratic;
import ch03_gradient_descent.quadratic.RegressionTable;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.optim.Optimizers;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.HeatMap;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Trainer;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.strategy.Serial;

/**
 * What does feature scaling buy?
 *
 * <p>Linear regression on the same table in three forms: raw units; centred, x − mean(x); and
 * standardised, (x − mean(x))/sd(x). The model can express the same lines in each; what changes is
 * the loss surface. Its condition number κ = λ_max/λ_min is the ratio of the curvatures of its
 * steepest and flattest direction, and descent at the best rate needs about (κ/4)·ln(1/ε) steps to
 * leave ε of the excess loss: steps ∝ κ. {@link Quadratic#stepsTo} counts them exactly, from the
 * eigenvalues and the start, before any training; the trainer then takes them.
 *
 * <p>Distribution: each form is a trial of its own, a Spark task. On a large table the scaling
 * itself is one pass: every worker sends Σx and Σx² of each column, 16p bytes up.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Gradient Descent (tip 3, feature scaling); LeCun et
 * al., Efficient BackProp, 1998, §5. Data: diabetes, 442 patients, in the units of the clinic.
 * Expect: on two features κ falls by more than four powers of ten, and the steps with it.
 */
@About(
    name = "ch03.feature-scaling",
    rows = "3.4",
    summary = "Condition number and steps to the target, in raw units, centred and standardised")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class FeatureScalingJob implements Job<FeatureScalingJob.Options> {

  private static final int LINES = 500;

  /** The job's keys. */
  public record Options(
      @Key("CSV file of numbers with a header") String data,
      @Key("column to predict") String target,
      @Key("the two features of the map") List<String> features,
      @Key("excess loss of the start that may be left at the target, in (0, 1)") double fraction,
      @Key("forms that theory says need more steps than this are not run") long mostSteps) {

    /** Checks the ranges. */
    public Options {
      if (features.size() != 2) {
        throw new IllegalArgumentException("features = " + features + ", expected two columns");
      }
      if (!(fraction > 0 && fraction < 1) || mostSteps < 1) {
        throw new IllegalArgumentException(
            "fraction = %s, most-steps = %d, expected a fraction in (0, 1) and at least 1 step"
                .formatted(fraction, mostSteps));
      }
    }
  }

  /** A table in one form, and what theory says of it. */
  private record Form(String name, RegressionTable table, Quadratic quadratic, long predicted) {
    static Form of(String name, RegressionTable table, double fraction) {
      Quadratic quadratic = table.quadratic();
      return new Form(name, table, quadratic, quadratic.stepsTo(fraction, quadratic.bestRate()));
    }
  }

  /** What an executor needs to descend on a form. */
  private record Trial(Examples examples, double rate, double target, long predicted)
      implements Serializable {}

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(FeatureScalingJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    RegressionTable all = RegressionTable.read(run.spark(), o.data(), o.target());
    RegressionTable two = all.only(o.features());
    List<Form> pair =
        List.of(
            Form.of("two features, raw", two, o.fraction()),
            Form.of("two features, centred", two.centred(), o.fraction()),
            Form.of("two features, standardised", two.standardised(), o.fraction()));
    List<Form> whole =
        List.of(
            Form.of("all features, raw", all, o.fraction()),
            Form.of("all features, centred", all.centred(), o.fraction()),
            Form.of("all features, standardised", all.standardised(), o.fraction()));
    List<Form> forms =
        Stream.concat(pair.stream(), whole.stream())
            .filter(form -> form.predicted() <= o.mostSteps())
            .toList();
    List<Trajectory> ways =
        Search.run(
            run.sc(),
            forms.stream().map(form -> trial(form, o.fraction())).toList(),
            FeatureScalingJob::descend);

    claims(run, pair, forms, ways);
    table(run, pair, whole, forms, ways);
    chart(run, forms, ways);
    run.report().heading("The surface before and after");
    map(run, o, pair.get(0), ways.get(forms.indexOf(pair.get(0))));
    map(run, o, pair.get(2), ways.get(forms.indexOf(pair.get(2))));
  }

  private static Trial trial(Form form, double fraction) {
    Quadratic quadratic = form.quadratic();
    return new Trial(
        form.table().examples(),
        quadratic.bestRate(),
        quadratic.lossWithExcess(fraction),
        form.predicted());
  }

  /** Full-batch descent from 0 until the target, or for three times the predicted steps. */
  private static Trajectory descend(Trial trial) {
    LinearRegression model = new LinearRegression(trial.examples().rows().columns());
    // At the best rate every step crosses the valley; an even period draws one of its sides.
    int period = Math.max(1, 2 * (int) (trial.predicted() / (2 * LINES)));
    return Trajectory.of(
        Trainer.of(model, Optimizers.sgd(trial.rate()))
            .strategy(Serial.every(period))
            .within(Budget.steps(3 * trial.predicted()).untilAtMost("loss", trial.target())),
        Shards.of(List.of(Shard.of(trial.examples()))),
        new float[model.size()],
        0,
        1);
  }

  private static void claims(Run run, List<Form> pair, List<Form> forms, List<Trajectory> ways) {
    Form raw = pair.get(0);
    Form scaled = pair.get(2);
    if (!forms.containsAll(pair)) {
      throw new IllegalArgumentException(
          "most-steps is too small: %s needs %d steps".formatted(raw.name(), raw.predicted()));
    }
    double steps = ways.get(forms.indexOf(raw)).stepsToLastLoss();
    double scaledSteps = ways.get(forms.indexOf(scaled)).stepsToLastLoss();
    double[] off = new double[forms.size()];
    for (int i = 0; i < off.length; i++) {
      Trajectory way = ways.get(i);
      off[i] =
          way.reached()
              ? Math.abs(Math.log((double) way.stepsToLastLoss() / forms.get(i).predicted()))
              : Double.POSITIVE_INFINITY;
    }
    run.report()
        .claim(
            Claim.atLeast(
                "3.4",
                "two features: condition number, raw over standardised",
                raw.quadratic().condition() / scaled.quadratic().condition(),
                1000))
        .claim(
            Claim.atLeast(
                "3.4",
                "two features: steps to the target, raw over standardised",
                steps / scaledSteps,
                1000))
        .claim(
            Claim.atMost(
                "3.4",
                "steps measured against steps predicted by the eigenvalues: largest |ln ratio|",
                Arrays.stream(off).max().orElseThrow(),
                0.05))
        .metric("raw.condition", raw.quadratic().condition())
        .metric("standardised.condition", scaled.quadratic().condition())
        .metric("raw.steps", steps)
        .metric("standardised.steps", scaledSteps);
  }

  private static void table(
      Run run, List<Form> pair, List<Form> whole, List<Form> forms, List<Trajectory> ways) {
    Table table =
        Table.of(
            "Condition and steps, each at its best rate 2/(λ_min + λ_max)",
            "form",
            "κ",
            "best rate",
            "steps predicted",
            "steps measured");
    for (Form form : Stream.concat(pair.stream(), whole.stream()).toList()) {
      int at = forms.indexOf(form);
      table.row(
          form.name(),
          form.quadratic().condition(),
          form.quadratic().bestRate(),
          form.predicted(),
          at < 0 ? "not run" : ways.get(at).stepsToLastLoss());
    }
    run.report().heading("Condition number and steps").add(table);
  }

  private static void chart(Run run, List<Form> forms, List<Trajectory> ways) {
    double[] condition = forms.stream().mapToDouble(form -> form.quadratic().condition()).toArray();
    double[] predicted = forms.stream().mapToDouble(form -> (double) form.predicted()).toArray();
    LineChart curves =
        LineChart.of("Excess loss on the way", "step", "loss above the lowest").logX().logY();
    for (int i = 0; i < forms.size(); i++) {
      double[] losses = ways.get(i).losses();
      double each = (double) ways.get(i).steps() / losses.length;
      double lowest = forms.get(i).quadratic().lowestLoss();
      curves.series(
          forms.get(i).name(),
          IntStream.rangeClosed(1, losses.length).mapToDouble(round -> round * each).toArray(),
          Arrays.stream(losses).map(loss -> loss - lowest).toArray());
    }
    run.report()
        .add(
            ScatterChart.of("Steps to the target against κ", "condition number κ", "steps")
                .points("predicted", condition, predicted)
                .points(
                    "measured",
                    condition,
                    ways.stream().mapToDouble(Trajectory::stepsToLastLoss).toArray())
                .logX()
                .logY()
                .caption(
                    "One line of slope 1: a surface a hundred times as long as it is wide takes a"
                        + " hundred times the steps, whatever the data behind it."))
        .add(
            curves.caption(
                "At its best rate a form shrinks its steepest and its flattest direction equally"
                    + " slowly, and what lies between goes first. The ends stand as far apart as the"
                    + " condition numbers."));
  }

  private static void map(Run run, Options o, Form form, Trajectory way) {
    Quadratic bowl = form.quadratic();
    double[] best = bowl.minimiser();
    double xReach = 1.3 * reach(way.x(), best[0]);
    double yReach = 1.3 * reach(way.y(), best[1]);
    run.report()
        .add(
            HeatMap.of(
                    "Loss of " + form.name(),
                    "weight of " + o.features().get(0),
                    "weight of " + o.features().get(1),
                    "½ squared error")
                .surface(
                    best[0] - xReach,
                    best[0] + xReach,
                    best[1] - yReach,
                    best[1] + yReach,
                    (x, y) -> bowl.slice(0, x, 1, y))
                .logColour()
                .path("descent at the best rate", way.x(), way.y())
                .caption(
                    "The surface is cut at the best bias; κ = %.3g, %d steps, drawn every %d."
                        .formatted(
                            bowl.condition(),
                            way.stepsToLastLoss(),
                            way.steps() / way.losses().length)));
  }

  /** How far the path strays from the minimum in one coordinate. */
  private static double reach(double[] path, double centre) {
    return Arrays.stream(path).map(at -> Math.abs(at - centre)).max().orElseThrow();
  }
}
