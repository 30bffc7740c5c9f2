package ch04_optimization.problem;

import java.io.Serializable;
import java.util.List;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How the number of steps to a target grows with the condition number κ of a {@link Bowl}: the
 * slope of log steps over log κ, which theory puts at 1 for gradient descent and at ½ for heavy
 * ball and NAG.
 *
 * @param conditions κ of each bowl
 * @param target what ‖θ‖/‖θ₀‖ has to become
 */
public record StepCount(List<Double> conditions, double target) {

  private static final long MOST_STEPS = 10_000_000;

  /** Steps to the target on one bowl. */
  private record Counts(long gradientDescent, long heavyBall, long nesterov)
      implements Serializable {}

  /** Counts, one Spark task a bowl, and reports. */
  public void count(Run run) {
    double sought = target;
    List<Counts> counts =
        Search.run(
            run.sc(),
            conditions,
            condition -> {
              Bowl bowl = new Bowl(condition);
              return new Counts(
                  bowl.stepsTo(bowl.gradientDescent(), sought, MOST_STEPS),
                  bowl.stepsTo(bowl.heavyBall(), sought, MOST_STEPS),
                  bowl.stepsTo(bowl.nesterov(), sought, MOST_STEPS));
            });
    double[] kappa = conditions.stream().mapToDouble(Double::doubleValue).toArray();
    double[] descent = counts.stream().mapToDouble(Counts::gradientDescent).toArray();
    double[] heavy = counts.stream().mapToDouble(Counts::heavyBall).toArray();
    double[] nag = counts.stream().mapToDouble(Counts::nesterov).toArray();
    Table table = Table.of("Steps to the target", "κ", "gradient descent", "heavy ball", "NAG");
    for (int i = 0; i < kappa.length; i++) {
      table.row(kappa[i], descent[i], heavy[i], nag[i]);
    }
    run.report()
        .heading("How many steps")
        .add(
            LineChart.of(
                    "Steps until ‖θ‖ is " + target + " of its start", "condition number κ", "steps")
                .logX()
                .logY()
                .markers()
                .series("gradient descent", kappa, descent)
                .series("heavy ball", kappa, heavy)
                .series("NAG", kappa, nag)
                .caption(
                    "Each with the best constants that theory knows for its κ. A hundred times the"
                        + " condition number costs gradient descent a hundred times the steps, and"
                        + " momentum of either kind about ten times."))
        .add(table);
    claimSlope(run, "gradient descent's steps grow with κ to the power", kappa, descent, 1);
    claimSlope(run, "heavy ball's steps grow with κ to the power", kappa, heavy, 0.5);
    claimSlope(run, "NAG's steps grow with κ to the power", kappa, nag, 0.5);
  }

  private static void claimSlope(
      Run run, String claim, double[] kappa, double[] steps, double expected) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < kappa.length; i++) {
      line.addData(Math.log(kappa[i]), Math.log(steps[i]));
    }
    run.report().claim(Claim.within("4.7", claim, line.getSlope(), expected, 0.1));
  }
}
