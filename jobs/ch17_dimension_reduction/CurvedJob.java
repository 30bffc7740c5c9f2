package ch17_dimension_reduction;

import ch17_dimension_reduction.pca.Neighbours;
import ch17_dimension_reduction.pca.Sheet;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.ScatterChart;
import leeml.spark.Search;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;

/**
 * Question: what does PCA do to data that lie on a curved surface?
 *
 * <p>Three sheets of paper with points on them: one flat and tilted, one bent into an S, one rolled
 * up (the Swiss roll). Each has two dimensions, the places along and across the sheet, whatever the
 * space around it has. PCA can only project, so it flattens a roll like a foot does: layers come to
 * lie on each other. Measured by the share of each point's ten nearest neighbours on the sheet that
 * are still among its ten nearest in PCA's plane; on the flat sheet it must be all.
 *
 * <p>Distribution: a sheet is a Spark task; the neighbours of n points are n² distances.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis” (weakness of PCA: linear); the roll is that of J. B. Tenenbaum, V. de Silva, J. C.
 * Langford, A Global Geometric Framework for Nonlinear Dimensionality Reduction, Science 290, 2000.
 * Data: made up. Expect: the flat sheet whole, the S folded in places, the roll squashed. Methods
 * that unroll it are in chapter 18.
 */
@About(
    name = "ch17.curved",
    rows = "17.4",
    summary = "PCA lays the layers of a Swiss roll on each other; a flat sheet it keeps.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class CurvedJob implements Job<CurvedJob.Options> {

  private static final int BANDS = 6;
  private static final double FLAT_KEEPS = 0.99;
  private static final double ROLL_KEEPS = 0.5;
  private static final double S_KEEPS = 0.9;

  /** The job's keys. */
  public record Options(
      @Key("points on each sheet, at least 100") int points,
      @Key("nearest neighbours of a point that are looked at, 1 … 50") int neighbours) {

    public Options {
      Require.atLeast("points", points, 100);
      Require.atLeast("neighbours", neighbours, 1);
      Require.atLeast("50 − neighbours", 50 - neighbours, 0);
    }
  }

  public static void main(String[] args) {
    Launcher.main(CurvedJob.class, args);
  }

  /**
   * A sheet and PCA's view of it.
   *
   * @param plane shape (n, 2)
   * @param kept share of neighbours kept
   * @param share of the variance that two components hold
   */
  private record Outcome(Sheet sheet, double[][] plane, double kept, double share)
      implements Serializable {}

  @Override
  public void run(Run run, Options o) {
    long seed = run.seed();
    int points = o.points;
    int neighbours = o.neighbours;
    List<Outcome> outcomes =
        Search.run(
            run.sc(),
            List.of(0, 1, 2),
            number -> flattened(sheet(number, points, seed), neighbours));
    outcomes.forEach(outcome -> claim(run, outcome));
    Table table =
        Table.of(
            "Three sheets in space, by two principal components",
            "sheet",
            "share of the variance",
            "share of the %d nearest neighbours kept".formatted(o.neighbours));
    outcomes.forEach(outcome -> table.row(outcome.sheet.name(), outcome.share, outcome.kept));
    run.report().heading("What projecting keeps").add(table);
    outcomes.subList(1, outcomes.size()).forEach(outcome -> draw(run, outcome));
  }

  private static Sheet sheet(int number, int points, long seed) {
    return switch (number) {
      case 0 -> Sheet.plane(points, seed);
      case 1 -> Sheet.sCurve(points, seed);
      default -> Sheet.swissRoll(points, seed);
    };
  }

  private static Outcome flattened(Sheet sheet, int neighbours) {
    Comoments moments = new Comoments(3);
    for (double[] x : sheet.bent()) {
      moments.add(x, 0);
    }
    PrincipalComponents pca = PrincipalComponents.ofCovariance(moments, 2);
    double[][] plane = Arrays.stream(sheet.bent()).map(pca::project).toArray(double[][]::new);
    return new Outcome(
        sheet, plane, Neighbours.kept(sheet.flat(), plane, neighbours), pca.shareOfFirst(2));
  }

  private static void claim(Run run, Outcome outcome) {
    String name = outcome.sheet.name();
    String sentence = name + ": neighbours kept";
    run.report()
        .metric(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".kept", outcome.kept)
        .claim(
            switch (name) {
              case "flat sheet" -> Claim.atLeast("17.4", sentence, outcome.kept, FLAT_KEEPS);
              case "S-curve" -> Claim.atMost("17.4", sentence, outcome.kept, S_KEEPS);
              default -> Claim.atMost("17.4", sentence, outcome.kept, ROLL_KEEPS);
            });
  }

  private static void draw(Run run, Outcome outcome) {
    String name = outcome.sheet.name();
    run.report()
        .heading("The " + name)
        .add(
            bands(outcome, name + " from the side", "x", "z", outcome.sheet.bent(), 0, 2)
                .caption(
                    "Colours are stretches along the sheet, in order. Across it, into the page, nothing happens."))
        .add(
            bands(
                    outcome,
                    name + " in the plane of PCA",
                    "first component",
                    "second component",
                    outcome.plane,
                    0,
                    1)
                .caption("Stretches that are far apart along the sheet lie on each other."))
        .add(
            bands(
                    outcome,
                    name + " rolled out: what a map should show",
                    "along the sheet",
                    "across the sheet",
                    outcome.sheet.flat(),
                    0,
                    1)
                .caption(
                    "Known here because the points were made; to be found from the points alone in chapter 18."));
  }

  private static ScatterChart bands(
      Outcome outcome, String title, String xName, String yName, double[][] points, int x, int y) {
    double length =
        Arrays.stream(outcome.sheet.flat()).mapToDouble(place -> place[0]).max().orElseThrow();
    ScatterChart chart = ScatterChart.of(title, xName, yName);
    for (int band = 0; band < BANDS; band++) {
      int wanted = band;
      int[] inside =
          IntStream.range(0, points.length)
              .filter(
                  i ->
                      Math.min(BANDS - 1, (int) (BANDS * outcome.sheet.flat()[i][0] / length))
                          == wanted)
              .toArray();
      chart.points(
          "stretch " + (band + 1),
          Arrays.stream(inside).mapToDouble(i -> points[i][x]).toArray(),
          Arrays.stream(inside).mapToDouble(i -> points[i][y]).toArray());
    }
    return chart;
  }
}
