package ch17_dimension_reduction;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import ch17_dimension_reduction.pca.Discriminant;
import ch17_dimension_reduction.pca.PcaPage;
import ch17_dimension_reduction.pca.Plane;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.ScatterChart;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.ClassMoments;
import org.apache.spark.api.java.JavaRDD;

/**
 * Question: PCA keeps the directions of greatest variance. Are those the ones that tell classes
 * apart?
 *
 * <p>PCA never sees a label: where classes differ along a direction of little variance, it throws
 * that direction away first. Fisher's discriminant asks for the largest uᵀ S_b u / uᵀ S_w u, the
 * scatter of class means beside the scatter within. Both project to two numbers; held-out rows then
 * go to the class whose mean is nearest in the plane, in units of the scatter within.
 *
 * <p>What moves: one pass of co-moments, K arrays of (p + 1)(p + 4)/2 doubles a partition, serves
 * both.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis” (weakness of PCA: unsupervised); R. A. Fisher 1936. Data: 178 wines in their own units
 * (UCI), of which one column, proline, in the hundreds, is nearly all the variance; any CSV with a
 * label by {@code --data}. First two made-up classes, long and parallel. Expect: PCA lays those
 * over each other; on the wines the discriminant parts three cultivars that PCA leaves mixed.
 */
@About(
    name = "ch17.discriminant",
    rows = "17.4",
    summary = "Fisher's discriminant beside PCA: variance is not what tells classes apart.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class DiscriminantJob implements Job<DiscriminantJob.Options> {

  private static final int MADE_UP_ROWS = 400;
  private static final double LONG = 5;
  private static final double NARROW = 0.3;
  private static final int MOST_COLUMNS = 512;
  private static final double BETTER = 0.1;

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("share of rows held out, above 0 and below 1") double testFraction) {

    public Options {
      Require.share("test-fraction", testFraction);
      Require.decay("test-fraction", testFraction);
    }
  }

  public static void main(String[] args) {
    Launcher.main(DiscriminantJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    parallel(run);
    try (Observations rows = Observations.open(run, o.observed)) {
      rows.remarks().forEach(run::say);
      check(rows);
      long seed = run.seed();
      double fraction = o.testFraction;
      JavaRDD<double[]> train = rows.rows().filter(row -> !heldOut(row, seed, fraction));
      JavaRDD<double[]> test = rows.rows().filter(row -> heldOut(row, seed, fraction));
      ClassMoments classes = classes(rows, train);
      Discriminant fisher = fisher(rows, classes);
      PrincipalComponents pca =
          PrincipalComponents.ofCovariance(classes.together(), Math.min(2, rows.width()));
      List<double[]> held = test.collect();
      if (held.isEmpty()) {
        throw new BadInputException(
            rows.path(), "has %d rows, too few to hold any out".formatted(rows.count()));
      }
      double byPca = accuracy(held, classes, pca.axes());
      double byFisher = accuracy(held, classes, firstTwo(fisher));
      report(run, rows, classes, pca, fisher, byPca, byFisher);
    }
  }

  private static void check(Observations rows) {
    if (rows.classes().isEmpty()) {
      throw new UsageException("a discriminant needs classes: name their column by label=…");
    }
    if (rows.classes().size() < 2) {
      throw new BadInputException(
          rows.path(),
          "holds one class only, '%s'; expected at least two".formatted(rows.classes().get(0)));
    }
    if (rows.width() > MOST_COLUMNS) {
      throw new BadInputException(
          rows.path(),
          "%d columns are too many for a discriminant, expected at most %d: choose with features=a,b"
              .formatted(rows.width(), MOST_COLUMNS));
    }
  }

  /** By the row's own numbers, so that partitions do not matter. */
  private static boolean heldOut(double[] row, long seed, double fraction) {
    return new SplittableRandom(seed ^ Arrays.hashCode(row)).nextDouble() < fraction;
  }

  private static ClassMoments classes(Observations rows, JavaRDD<double[]> train) {
    ClassMoments classes = ClassMoments.over(train, rows.width(), rows.classes().size());
    for (int k = 0; k < classes.classes(); k++) {
      if (classes.of(k).count() == 0) {
        throw new BadInputException(
            rows.path(), "no training row is of class '%s'".formatted(rows.classes().get(k)));
      }
    }
    return classes;
  }

  private static Discriminant fisher(Observations rows, ClassMoments classes) {
    try {
      return Discriminant.of(classes);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(rows.path(), e.getMessage());
    }
  }

  private static double[][] firstTwo(Discriminant fisher) {
    return Arrays.copyOf(fisher.axes(), Math.min(2, fisher.axes().length));
  }

  /** Share of rows nearest to the mean of their own class, after whitening within the plane. */
  static double accuracy(List<double[]> rows, ClassMoments classes, double[][] axes) {
    Plane plane = new Plane(axes, classes);
    int width = classes.columns();
    long right = rows.stream().filter(row -> plane.nearest(row) == (int) row[width]).count();
    return (double) right / rows.size();
  }

  /** Two long classes side by side: the way that PCA keeps is the way they do not differ in. */
  private static void parallel(Run run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    ClassMoments classes = new ClassMoments(2, 2);
    double[][][] points = new double[2][2][MADE_UP_ROWS];
    for (int i = 0; i < 2 * MADE_UP_ROWS; i++) {
      int k = i % 2;
      double along = LONG * random.nextGaussian();
      double across = 2 * k - 1 + NARROW * random.nextGaussian();
      double[] x = {along - across, along + across};
      classes.add(x, k);
      points[k][0][i / 2] = x[0];
      points[k][1][i / 2] = x[1];
    }
    PrincipalComponents pca = PrincipalComponents.ofCovariance(classes.together(), 1);
    Discriminant fisher = Discriminant.of(classes);
    double ofPca = Discriminant.ratio(pca.axes()[0], classes);
    run.report()
        .claim(
            Claim.atMost(
                "17.4",
                "two long classes: scatter between over within, along PCA's axis",
                ofPca,
                0.1))
        .claim(
            Claim.atLeast(
                "17.4",
                "two long classes: scatter between over within, along the discriminant",
                fisher.ratios()[0],
                5))
        .heading("Two classes that variance does not see")
        .add(
            ScatterChart.of("Two long classes side by side", "x₁", "x₂")
                .points("one class", points[0][0], points[0][1])
                .points("the other", points[1][0], points[1][1])
                .line("PCA's first axis", line(pca.axes()[0], 0), line(pca.axes()[0], 1))
                .line("the discriminant", line(fisher.axes()[0], 0), line(fisher.axes()[0], 1))
                .caption(
                    "Along PCA's axis the classes lie over each other (between over within %.3f); along the discriminant they are apart (%.1f)."
                        .formatted(ofPca, fisher.ratios()[0])));
  }

  private static double[] line(double[] axis, int coordinate) {
    double length = Math.hypot(axis[0], axis[1]);
    double end = 2 * LONG * axis[coordinate] / length;
    return new double[] {-end, end};
  }

  private static void report(
      Run run,
      Observations rows,
      ClassMoments classes,
      PrincipalComponents pca,
      Discriminant fisher,
      double byPca,
      double byFisher) {
    double ofPca = Discriminant.ratio(pca.axes()[0], classes);
    run.report()
        .metric("accuracy.pca", byPca)
        .metric("accuracy.discriminant", byFisher)
        .claim(
            Claim.atLeast(
                "17.4",
                "scatter between over within: the discriminant's over that of PCA's first axis",
                fisher.ratios()[0] / ofPca,
                1));
    if (rows.shipped()) {
      run.report()
          .claim(
              Claim.atLeast(
                  "17.4",
                  "held-out accuracy in two dimensions, discriminant's minus PCA's",
                  byFisher - byPca,
                  BETTER));
    }
    run.report().heading("The same rows, two views");
    rows.remarks().forEach(run.report()::text);
    run.report()
        .add(
            Table.of(
                    "Two numbers a row",
                    "by",
                    "scatter between over within, first axis",
                    "held-out rows nearest to their class's mean")
                .row("PCA", ofPca, byPca)
                .row("discriminant", fisher.ratios()[0], byFisher))
        .add(
            PcaPage.plane(
                rows,
                "first component",
                "second component",
                row -> Arrays.copyOf(pca.project(row), 2)))
        .add(
            PcaPage.plane(rows, "first discriminant", "second discriminant", fisher::project)
                .caption(
                    "Labels were looked at to find this view: it is for telling classes apart, and knows nothing of what does not."));
  }
}
