package ch05_classification;

import ch05_classification.logistic.Descent;
import ch05_classification.page.UpdateRulePage;
import ch05_classification.picture.TwoColumns;
import ch05_classification.rule.TooRight;
import ch05_classification.rule.UpdateRule;
import ch05_classification.table.ClassTable;
import ch05_classification.table.TableOptions;
import ch05_classification.table.VectorTable;
import com.google.auto.service.AutoService;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.LinearRegression;
import leeml.model.LogisticRegression;
import leeml.model.Objective;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.LeastSquares;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;

/**
 * Question: linear and logistic regression have different functions and different losses; why is
 * their update the same?
 *
 * <p>Function f = w·x + b against f = σ(w·x + b); loss ½(f − y)² against −y ln f − (1 − y) ln(1 −
 * f). Both gradients are 1/n Σᵢ (f(xᵢ) − yᵢ) xᵢ: for logistic regression f′ = f(1 − f) cancels
 * against the loss's own slope (f − y)/(f(1 − f)). Here both by the same strategy from the same
 * start, and linear regression put to classifying: its w points where that of the Gaussian classes
 * with a shared covariance does (both are Σ⁻¹(μ₁ − μ₀) but for a factor), and it is pulled by rows
 * that are far on the right side, which a target of 1 calls wrong by as much as they are far.
 *
 * <p>What moves: a round of {@code sync} sends θ down and a gradient a worker up, 12 bytes each,
 * for either.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression” (logistic
 * against linear regression) and “Probabilistic Generative Model” (classification as regression);
 * Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, exercise 4.2. Data: breast
 * cancer, its two most telling columns; any CSV with two classes. Expect: equal rules; rows that
 * are too right cost linear regression accuracy, and logistic regression none.
 */
@About(
    name = "ch05.update-rule",
    rows = "5.9",
    summary = "Logistic and linear regression side by side: one update rule, two answers.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class UpdateRuleJob implements Job<UpdateRuleJob.Options> {

  private static final double LAMBDA = 1e-4;
  private static final double SAME_GRADIENT = 1e-5;
  private static final double PARALLEL = 1 - 1e-6;
  private static final int CHECKS = 20;

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("training rows at most, at least 20; more are sampled") int mostRows,
      @Key("η of both descents, above 0") double rate,
      @Key("rows that are too right, as a share of the rows, above 0, at most 1") double farShare,
      @Key("how far out they lie, in ways from one class's mean to the other's, at least 1")
          double farDistance,
      Distribution distribution,
      @Key("full-batch steps, at least 1") int steps) {

    public Options {
      Require.atLeast("most-rows", mostRows, 20);
      Require.positive("rate", rate);
      Require.share("far-share", farShare);
      Require.atLeast("far-distance", farDistance, 1.0);
      Require.atLeast("steps", steps, 1);
    }
  }

  public static void main(String[] args) {
    Launcher.main(UpdateRuleJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = ClassTable.open(run, o.table.source())) {
      TwoColumns columns = TwoColumns.of(table, o.mostRows, run.seed());
      Examples examples = columns.examples();
      claimRule(run, "linear", new LinearRegression(2), UpdateRule::identity, examples);
      claimRule(run, "logistic", new LogisticRegression(2), UpdateRule::sigmoid, examples);
      UpdateRulePage page = new UpdateRulePage(run.report(), columns, table.classes());
      descend(run, o, table, columns, page);
      Examples more = TooRight.withFarRows(examples, o.farShare, o.farDistance);
      TooRight before = TooRight.fit(examples, LAMBDA);
      TooRight after = TooRight.fit(more, LAMBDA);
      claimTooRight(run.report(), table, examples, before, after);
      page.tooRight(more, before, after);
    }
  }

  /** The library's gradient is the shared rule, at θ drawn at random. */
  private static void claimRule(
      Run run,
      String name,
      Objective<ExampleBatch> objective,
      DoubleUnaryOperator f,
      Examples examples) {
    SplittableRandom random = new SplittableRandom(run.seed());
    double most = 0;
    for (int check = 0; check < CHECKS; check++) {
      float[] theta = new float[objective.size()];
      for (int j = 0; j < theta.length; j++) {
        theta[j] = (float) random.nextDouble(-3, 3);
      }
      float[] gradient = new float[theta.length];
      objective.lossAndGradient(theta, examples.all(), gradient);
      most =
          Math.max(most, UpdateRule.difference(gradient, UpdateRule.gradient(theta, examples, f)));
    }
    run.report()
        .claim(
            Claim.atMost(
                "5.9",
                name + ": gradient is mean (f(x) − y)·x, largest relative difference",
                most,
                SAME_GRADIENT));
  }

  /** Both by the strategy; and where linear regression points. */
  private static void descend(
      Run run, Options o, ClassTable table, TwoColumns columns, UpdateRulePage page) {
    Descent cut = new Descent(o.distribution, o.steps, LAMBDA);
    try (SparkShards<ExampleBatch> shards =
        cut.shards(run, VectorTable.of(run.spark(), columns.rows(table.train())))) {
      Fit linear = fit(run, o, "linear", new LinearRegression(2), shards);
      Fit logistic = fit(run, o, "logistic", new LogisticRegression(2), shards);
      double cosine =
          UpdateRule.cosine(LeastSquares.of(shards).weights(), columns.gaussianDirection(), 2);
      run.report()
          .claim(
              Claim.atLeast(
                  "5.9",
                  "linear regression on classes points where Σ⁻¹(μ₁ − μ₀) does: cosine",
                  cosine,
                  PARALLEL));
      page.sideBySide(linear, logistic);
    }
  }

  private static Fit fit(
      Run run,
      Options o,
      String name,
      Objective<ExampleBatch> objective,
      SparkShards<ExampleBatch> shards) {
    return run.fit(
        name,
        o.distribution.spread(
            Trainer.of(objective, Optimizers.sgd(o.rate)).within(Budget.steps(o.steps)), run),
        shards);
  }

  private static void claimTooRight(
      Report report, ClassTable table, Examples examples, TooRight before, TooRight after) {
    double linearBefore = TooRight.accuracy(before.linear(), examples);
    double linearAfter = TooRight.accuracy(after.linear(), examples);
    double logisticBefore = TooRight.accuracy(before.logistic(), examples);
    double logisticAfter = TooRight.accuracy(after.logistic(), examples);
    report
        .metric("accuracy.linear", linearBefore)
        .metric("accuracy.linear.far-rows", linearAfter)
        .metric("accuracy.logistic", logisticBefore)
        .metric("accuracy.logistic.far-rows", logisticAfter);
    if (table.source().isOwn()) {
      report
          .claim(
              Claim.atLeast(
                  "5.9",
                  "accuracy that linear regression loses to rows that are too right",
                  linearBefore - linearAfter,
                  0.05))
          .claim(
              Claim.atMost(
                  "5.9",
                  "accuracy that logistic regression loses to them",
                  logisticBefore - logisticAfter,
                  0.01));
    }
  }
}
