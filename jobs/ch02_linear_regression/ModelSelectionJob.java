package ch02_linear_regression;

import ch02_linear_regression.ModelSelectionPage.Errors;
import ch02_linear_regression.ModelSelectionPage.Study;
import ch02_linear_regression.curve.ByDegree;
import ch02_linear_regression.curve.Evolution;
import ch02_linear_regression.curve.Sample;
import ch02_linear_regression.curve.Source;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.data.Shipped;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.Progress;
import leeml.report.Report;
import leeml.spark.Search;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Which degree? Polynomials of degree 1 … D are fitted to a few pairs (x, y) and tested on others.
 *
 * <p>The function sets are nested: ŷ = b + w₁P₁(x) + … + w_d P_d(x) holds every function of a lower
 * degree, so the training error √(1/n Σ (ŷᵢ − yᵢ)²) can only fall with d. The error on pairs that
 * took no part in the fit falls first and rises later, because a richer set also follows the noise.
 * One draw of a training set shows either by luck, so it is redrawn many times, and the median says
 * what is typical (the mean would say how bad the worst draw was).
 *
 * <p>Each redraw is one Spark task: a seed and the number of a set go out, two arrays of D errors
 * come back. Fits are in closed form.
 *
 * <p>Sets: monsters before and after evolution ({@link Evolution}, generated), the area of cell
 * nuclei from their radius (shipped, Wisconsin breast cancer; geometry says degree 2), and a table
 * of your choice. To expect: 2 or 3 for monsters, 2 for nuclei, 1 for the shipped diabetes table.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Regression” (model selection, overfitting,
 * redesigning the model).
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by the raw type
@About(
    name = "ch02.model-selection",
    rows = {"2.2"},
    summary = "Polynomials of growing degree: the training error falls, the test error turns")
public final class ModelSelectionJob implements Job<ModelSelectionJob.Options> {

  private static final String ROW = "2.2";

  /** What can be set. */
  public record Options(
      @Key("The largest degree D, 3 … 9") int degrees,
      @Key("Redraws of each training set, at least 10") int redraws,
      @Key("Monsters of each of the four species to train on, at least 2") int monsters,
      @Key("Noise of the monsters' combat points, standard deviation, at least 0") double noise,
      @Key("Rows of each table to train on, more than the degree; the others test") int train,
      @Key("A CSV file with a header") String data,
      @Key("Its column to predict from") String feature,
      @Key("Its column to predict") String target) {

    public Options {
      Legal.check("degrees", degrees, degrees >= 3 && degrees <= 9, "3 … 9");
      Legal.check("redraws", redraws, redraws >= 10, "at least 10");
      Legal.check("monsters", monsters, monsters >= 2, "at least 2");
      Legal.check("monsters", monsters, 4 * monsters > degrees + 1, "more in all than the degree");
      Legal.check("train", train, train > degrees + 1, "more than the degree and 1");
    }
  }

  private record Redraw(int study, long seed) implements Serializable {}

  public static void main(String[] args) {
    Launcher.main(ModelSelectionJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    List<Study> studies = studies(run, o);
    List<Source> sources = studies.stream().map(Study::source).toList();
    List<Redraw> redraws =
        IntStream.range(0, studies.size())
            .boxed()
            .flatMap(study -> seeds(run, o).map(seed -> new Redraw(study, seed)))
            .toList();
    int degrees = o.degrees();
    List<Errors> errors;
    try (Progress progress = run.progress("fitting", redraws.size(), "training set")) {
      errors =
          Search.run(
              run.sc(),
              redraws,
              redraw -> Errors.of(sources.get(redraw.study()).split(redraw.seed()), degrees),
              progress::stepTo);
    }
    for (int s = 0; s < studies.size(); s++) {
      List<Errors> own = errors.subList(s * o.redraws(), (s + 1) * o.redraws());
      ModelSelectionPage page = new ModelSelectionPage(studies.get(s), own);
      page.addTo(run.report(), studies.get(s).source().split(firstSeed(run)).train());
      claim(run, studies.get(s), page);
    }
    redesign(run, o);
  }

  private static List<Study> studies(Run run, Options o) {
    Source monsters = new Evolution(o.noise()).unnamed(o.monsters());
    String cells = Shipped.path(run.sc().hadoopConfiguration(), "breast_cancer.csv");
    Sample nuclei = Sample.read(run.spark(), cells, "mean_radius", "mean_area");
    Sample table = Sample.read(run.spark(), o.data(), o.feature(), o.target());
    return List.of(
        new Study("monsters", "combat points", "combat points evolved", monsters, true),
        new Study("nuclei", "mean radius", "mean area", Source.of(nuclei, o.train()), true),
        new Study("table", o.feature(), o.target(), Source.of(table, o.train()), false));
  }

  private static long firstSeed(Run run) {
    return run.seed() * 1_000_003;
  }

  private static Stream<Long> seeds(Run run, Options o) {
    return LongStream.range(0, o.redraws()).map(redraw -> firstSeed(run) + redraw).boxed();
  }

  private static void claim(Run run, Study study, ModelSelectionPage page) {
    double[] test = page.test().median();
    int best = ByDegree.lowest(test);
    Report report = run.report();
    report.metric(study.name() + ".best-degree", best);
    report.metric(study.name() + ".test-error", test[best - 1]);
    report.claim(
        Claim.atMost(
            ROW,
            study.name()
                + ": largest rise of the training error from a degree to the next, relative",
            page.train().largestRise(),
            1e-6));
    if (study.turns()) {
      int last = test.length;
      report.claim(
          Claim.within(
              ROW,
              study.name() + ": the degree of the lowest test error is neither first nor last",
              best,
              (last + 1) / 2.0,
              (last - 3) / 2.0));
      report.claim(
          Claim.atLeast(
              ROW,
              study.name() + ": test error of the last degree over the lowest",
              test[last - 1] / test[best - 1],
              1.1));
    }
  }

  /** The lecture's next step: the species, left out so far, makes a straight line the best. */
  private static void redesign(Run run, Options o) {
    Evolution world = new Evolution(o.noise());
    int each = o.monsters();
    double[] errors =
        Search.run(run.sc(), seeds(run, o).toList(), seed -> world.draw(each, seed).lineError())
            .stream()
            .mapToDouble(Math::sqrt)
            .toArray();
    double known = StatUtils.percentile(errors, 50);
    double unknown = run.report().metrics().get("monsters.test-error");
    run.report()
        .metric("monsters.species-test-error", known)
        .claim(
            Claim.atMost(
                ROW,
                "monsters: test error of a line a species over that of the best degree without",
                known / unknown,
                0.7))
        .heading("Redesigning the model")
        .text(
            ("A line for each species, ŷ = Σ δ(species = s)·(b_s + w_s x), tests at **%s** combat"
                    + " points, where the best polynomial that does not know the species stays at %s."
                    + " What looked like a curve was four straight lines.")
                .formatted(Digits.of(known), Digits.of(unknown)))
        .add(ModelSelectionPage.species(world.draw(each, firstSeed(run)).train()));
  }
}
