package ch17_dimension_reduction;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import ch17_dimension_reduction.pca.PcaPage;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.score.predict.ComponentPredictor;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.sum.Comoments;

/**
 * Question: what do the principal components of a table mean?
 *
 * <p>Columns are standardised, so that none counts for its unit; the components of correlations are
 * then read by their weights: which columns rise together, which against each other. As in the
 * lecture's Pokémon: the first component is how strong one is, the second trades speed for defence.
 * Kept are as many components as hold the wanted share of the variance; a component with a variance
 * below 1 holds less than a single column did.
 *
 * <p>What moves: p²/2 doubles a partition, once.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis” (PCA of Pokémon). Data: 178 wines, 13 measures (UCI); a table of your own by {@code
 * --data}, its names of classes by {@code --set label=…}. Expect on the wines: one component of
 * phenols and flavanoids, one of colour and alcohol, and the three cultivars apart in their plane
 * though no label was seen.
 */
@About(
    name = "ch17.table-map",
    rows = "17.5",
    summary = "What the components of any table mean: weights, plane, and the rows at the ends.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class TableMapJob implements Job<TableMapJob.Options> {

  private static final int MOST_BARS = 20;
  private static final int MOST_DRAWN = 4;
  private static final int MOST_COLUMNS = 512;
  private static final double ROUNDING = 1e-9;

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("share of the variance that the kept components hold, in (0, 1]") double share) {

    public Options {
      Require.share("share", share);
    }
  }

  public static void main(String[] args) {
    Launcher.main(TableMapJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations rows = Observations.open(run, o.observed)) {
      rows.remarks().forEach(run::say);
      if (rows.width() > MOST_COLUMNS) {
        throw new BadInputException(
            rows.path(),
            "%d columns are too many to read, expected at most %d: choose with features=a,b"
                .formatted(rows.width(), MOST_COLUMNS));
      }
      Comoments moments = rows.moments();
      PrincipalComponents all = PrincipalComponents.ofCovariance(moments, rows.width());
      if (all.totalVariance() == 0) {
        throw new BadInputException(rows.path(), "no column varies over the rows");
      }
      int kept = kept(all, o.share);
      rows.save(run, scale -> new ComponentPredictor(scale, all.first(kept)));
      claims(run.report(), rows, all, kept, o.share);
      new PcaPage(run.report(), rows, all).write();
      run.report().add(bars(rows, all, kept)).heading("The rows at the ends").add(ends(rows, all));
    }
  }

  private static int kept(PrincipalComponents all, double share) {
    int kept = 1;
    while (kept < all.count() && all.shareOfFirst(kept) < share) {
      kept++;
    }
    return kept;
  }

  /** That the components are what they are defined to be, measured on the rows themselves. */
  private static void claims(
      Report report, Observations rows, PrincipalComponents all, int kept, double share) {
    int count = all.count();
    Comoments projected = Comoments.over(rows.rows().map(all::project), count);
    double largest = 0;
    double sum = 0;
    for (int a = 0; a < count; a++) {
      sum += projected.covariance(a, a);
      for (int b = 0; b < a; b++) {
        largest = Math.max(largest, Math.abs(projected.covariance(a, b)));
      }
    }
    report
        .metric("components-kept", kept)
        .claim(
            Claim.atMost(
                "17.5",
                "covariance of any two components over the first's variance",
                largest / all.variances()[0],
                ROUNDING))
        .claim(
            Claim.within(
                "17.5",
                "variances of all components over the columns'",
                sum / all.totalVariance(),
                1,
                ROUNDING))
        .claim(
            Claim.atLeast(
                "17.5",
                "share of the variance in the first %d components".formatted(kept),
                all.shareOfFirst(kept),
                share - ROUNDING));
    if (rows.shipped()) {
      report.claim(
          Claim.atMost(
              "17.5",
              "components that hold %.0f %% over columns".formatted(100 * share),
              (double) kept / rows.width(),
              0.7));
    }
  }

  private static BarChart bars(Observations rows, PrincipalComponents all, int kept) {
    int columns = Math.min(MOST_BARS, rows.width());
    BarChart chart =
        BarChart.of("What the first components weigh", "column", "weight")
            .groups(rows.columns().subList(0, columns).toArray(String[]::new));
    for (int k = 0; k < Math.min(MOST_DRAWN, kept); k++) {
      double[] axis = all.axes()[k];
      chart.bars("component " + (k + 1), Arrays.copyOf(axis, columns));
    }
    return chart.caption(
        "Columns with weights of one sign rise together along a component; those of the other sign fall.");
  }

  private static Table ends(Observations rows, PrincipalComponents all) {
    List<String> heads = new ArrayList<>(List.of("component", "end", "class"));
    int columns = Math.min(10, rows.width());
    heads.addAll(rows.columns().subList(0, columns));
    Table table =
        Table.of(
            "The row with the least and the most of each component", heads.toArray(String[]::new));
    for (int k = 0; k < Math.min(MOST_DRAWN, all.count()); k++) {
      int component = k;
      for (int sign : new int[] {-1, 1}) {
        double[] end =
            rows
                .rows()
                .mapPartitions(
                    part -> {
                      double[] farthest = null;
                      double most = Double.NEGATIVE_INFINITY;
                      while (part.hasNext()) {
                        double[] row = part.next();
                        double z = sign * all.project(row)[component];
                        if (z > most) {
                          most = z;
                          farthest = row;
                        }
                      }
                      return (farthest == null ? List.<double[]>of() : List.of(farthest))
                          .iterator();
                    })
                .collect()
                .stream()
                .max(Comparator.comparingDouble(row -> sign * all.project(row)[component]))
                .orElseThrow();
        List<Object> cells = new ArrayList<>();
        cells.add(k + 1);
        cells.add(sign < 0 ? "least" : "most");
        cells.add(rows.classOf(end));
        IntStream.range(0, columns).forEach(j -> cells.add(Math.round(100 * end[j]) / 100.0));
        table.row(cells.toArray());
      }
    }
    return table;
  }
}
