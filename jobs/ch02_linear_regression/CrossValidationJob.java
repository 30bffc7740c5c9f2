package ch02_linear_regression;

import ch02_linear_regression.CrossValidationPage.Validated;
import ch02_linear_regression.curve.Folds;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.SmoothTruth;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.report.Report;
import leeml.spark.Search;

/**
 * Which set may choose the degree? N-fold cross-validation, and what a public test set does.
 *
 * <p>The training set is cut into N folds. For each degree d and fold k a polynomial is fitted to
 * the other folds and its mean squared error e(d, k) taken on fold k; the degree with the lowest
 * 1/N Σ_k e(d, k) is chosen and fitted again to the whole training set. Only then the held-out set
 * is opened: it confirms the choice if the error there is within one standard error of the best
 * degree's.
 *
 * <p>Beside it two ways that do not work: by the training error, which always takes the highest
 * degree, and by a small public set, as on the board of a competition. The lowest of several noisy
 * errors is low because the model is good <em>and</em> because the public set happened to like it;
 * on the private set the second part is gone. Both are measured over many redraws of all sets.
 *
 * <p>Each e(d, k) is one Spark task, and so is each redraw.
 *
 * <p>Data: drawn from {@link SmoothTruth}, whose law no polynomial is; and a table of your choice,
 * shipped: body mass index and the progression of diabetes. To expect: degree 4 to 6 for the first,
 * 1 or 2 for the second.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Where does the error come from?” (model
 * selection, N-fold cross validation); Stone, “Cross-Validatory Choice and Assessment of
 * Statistical Predictions”, 1974.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by the raw type
@About(
    name = "ch02.cross-validation",
    rows = {"2.5"},
    summary = "N-fold cross-validation picks a degree, the held-out set confirms it")
public final class CrossValidationJob implements Job<CrossValidationJob.Options> {

  private static final String ROW = "2.5";

  /** What can be set; trials take it along. */
  public record Options(
      @Key("The largest degree, 2 … 9") int degrees,
      @Key("Folds N, 2 … 20") int folds,
      @Key("Examples to train on, of each set, at least 30") int train,
      @Key("Generated examples held out, at least 50") int heldOut,
      @Key("Examples of the public set, fewer than are held out, at least 2") int publicSet,
      @Key("σ of the generated examples, above 0") double noise,
      @Key("Redraws of all generated sets, at least 10") int redraws,
      @Key("A CSV file with a header") String data,
      @Key("Its column to predict from") String feature,
      @Key("Its column to predict") String target)
      implements Serializable {

    public Options {
      Legal.check("degrees", degrees, degrees >= 2 && degrees <= 9, "2 … 9");
      Legal.check("folds", folds, folds >= 2 && folds <= 20, "2 … 20");
      Legal.check("train", train, train >= 30, "at least 30");
      Legal.check("held-out", heldOut, heldOut >= 50, "at least 50");
      Legal.check(
          "public-set", publicSet, publicSet >= 2 && publicSet < heldOut, "2 … held-out − 1");
      Legal.check("noise", noise, noise > 0, "above 0");
      Legal.check("redraws", redraws, redraws >= 10, "at least 10");
    }
  }

  /** A degree to be fitted without a fold of one of the sets. */
  private record Cell(int set, int degree, int fold) implements Serializable {}

  public static void main(String[] args) {
    Launcher.main(CrossValidationJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    SmoothTruth truth = new SmoothTruth(o.noise());
    long seed = run.seed() * 1_000_003;
    Sample table = Sample.read(run.spark(), o.data(), o.feature(), o.target());
    List<Sample.Split> sets =
        List.of(
            truth.source(o.train(), o.heldOut()).split(seed),
            table.shuffled(seed).split(o.train()));
    List<Validated> validated = validate(run, o, sets);
    report(run.report(), "generated", validated.get(0));
    report(run.report(), "%s → %s".formatted(o.feature(), o.target()), validated.get(1));
    claim(run.report(), validated);
    List<Choices> redraws;
    try (Progress progress = run.progress("redrawing", o.redraws(), "redraw")) {
      redraws =
          Search.run(
              run.sc(),
              LongStream.range(seed, seed + o.redraws()).boxed().toList(),
              redraw -> Choices.of(truth, o, redraw),
              progress::stepTo);
    }
    CrossValidationPage.addChoices(run.report(), o.degrees(), redraws);
    claimChoices(run.report(), redraws);
  }

  private static List<Validated> validate(Run run, Options o, List<Sample.Split> sets) {
    List<Folds> folds = sets.stream().map(set -> new Folds(set.train(), o.folds())).toList();
    List<Cell> cells =
        IntStream.range(0, sets.size() * o.degrees() * o.folds())
            .mapToObj(
                i ->
                    new Cell(
                        i / o.folds() / o.degrees(),
                        i / o.folds() % o.degrees() + 1,
                        i % o.folds()))
            .toList();
    List<Double> errors;
    try (Progress progress = run.progress("cross-validating", cells.size(), "fit")) {
      errors =
          Search.run(
              run.sc(),
              cells,
              cell -> folds.get(cell.set()).error(cell.fold(), cell.degree()),
              progress::stepTo);
    }
    int each = o.degrees() * o.folds();
    return IntStream.range(0, sets.size())
        .mapToObj(
            s -> Validated.of(sets.get(s), errors.subList(s * each, (s + 1) * each), o.folds()))
        .toList();
  }

  private static void report(Report report, String name, Validated validated) {
    report.heading("Cross-validation, " + name);
    report.add(validated.table()).add(validated.chart(name));
  }

  private static void claim(Report report, List<Validated> validated) {
    List<String> names = List.of("generated", "table");
    for (int s = 0; s < names.size(); s++) {
      Validated set = validated.get(s);
      report.metric(names.get(s) + ".chosen-degree", set.chosen());
      report.metric(names.get(s) + ".best-held-out-degree", set.best());
      report.claim(
          Claim.atMost(
              ROW,
              names.get(s)
                  + ": held-out error of the chosen degree above the best, in standard errors",
              set.excess(),
              1));
    }
  }

  private static void claimChoices(Report report, List<Choices> redraws) {
    double trueOverPublic = Choices.medianRatio(redraws, Choices::byPublic);
    double trueOverFolds = Choices.medianRatio(redraws, Choices::byFolds);
    double confirmed = redraws.stream().filter(Choices::confirmed).count();
    report
        .metric("public.true-over-promised", trueOverPublic)
        .metric("folds.true-over-promised", trueOverFolds)
        .claim(
            Claim.atLeast(
                ROW,
                "share of redraws in which the held-out set confirms cross-validation",
                confirmed / redraws.size(),
                report.smoke() ? 0.8 : 0.9))
        .claim(
            Claim.atLeast(
                ROW,
                "chosen on the public set: true error over the public one, median",
                trueOverPublic,
                report.smoke() ? 1 : 1.1))
        .claim(
            Claim.within(
                ROW,
                "chosen by cross-validation: true error over the promised one, median",
                trueOverFolds,
                1,
                report.smoke() ? 0.2 : 0.1));
  }
}
