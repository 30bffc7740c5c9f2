package ch17_dimension_reduction;

import ch17_dimension_reduction.cluster.Agglomeration;
import ch17_dimension_reduction.cluster.Agreement;
import ch17_dimension_reduction.cluster.Dendrogram;
import ch17_dimension_reduction.cluster.Distances;
import ch17_dimension_reduction.cluster.Linkage;
import ch17_dimension_reduction.cluster.Merge;
import ch17_dimension_reduction.cluster.Spread;
import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.kmeans.KMeans;
import leeml.spark.kmeans.Points;
import leeml.spark.kmeans.Seeding;

/**
 * Question: how many clusters are there? Build the tree of all answers first, and cut it later.
 *
 * <p>Every row begins as a cluster; the two nearest merge, n − 1 times. What “nearest” means for
 * clusters is the linkage: single (their nearest rows), complete (their farthest), average, or Ward
 * (by how much the sum of squares within rises). Each merge is drawn at the height of its distance:
 * a dendrogram. A cut at one height gives clusters; a long stretch without a merge says where.
 *
 * <p>What moves: all rows to each executor, and stripes of the n(n − 1)/2 distances back to the
 * driver, where the chain of nearest neighbours merges in O(n²). That is why n is limited here, and
 * why k-means exists; a larger table is sampled.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Linear Methods”; G. N.
 * Lance, W. T. Williams 1967; J. H. Ward, Hierarchical Grouping to Optimize an Objective Function,
 * JASA 58, 1963; F. Murtagh 1983. Data: 178 wines of three cultivars, 13 measures of chemistry,
 * standardised (UCI); any CSV by {@code --data}. Expect: Ward finds the cultivars, single linkage
 * strings nearly all wines into one chain.
 */
@About(
    name = "ch17.hierarchical",
    rows = "17.1",
    summary = "Agglomerative clustering by four linkages, each with its dendrogram.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class HierarchicalJob implements Job<HierarchicalJob.Options> {

  private static final int KMEANS_STARTS = 3;
  private static final int KMEANS_ROUNDS = 100;
  private static final double SAME_HEIGHT = 1e-9;
  private static final double WINE_AGREEMENT = 0.7;
  private static final double OVER_KMEANS = 1.05;
  private static final String K_MEANS = "k-means";
  private static final String AGREEMENT = ".adjusted-rand-index";

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("rows at the most, at least 2; of more, so many are drawn at random") int mostRows,
      @Key("clusters to cut the tree into, at least 1") int clusters,
      @Key("leaves to draw, at least 2: the last merges") int leaves,
      @Key("rows on which the chain is held against the search of all pairs, ≥ 2") int checked) {

    public Options {
      Require.atLeast("most-rows", mostRows, 2);
      Require.atLeast("clusters", clusters, 1);
      Require.atLeast("leaves", leaves, 2);
      Require.atLeast("checked", checked, 2);
    }
  }

  public static void main(String[] args) {
    Launcher.main(HierarchicalJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations all = Observations.open(run, o.observed)) {
      List<double[]> rows =
          all.count() <= o.mostRows
              ? all.rows().collect()
              : all.rows().takeSample(false, o.mostRows, run.seed());
      List<String> remarks = new ArrayList<>(all.remarks());
      if (rows.size() < all.count()) {
        remarks.add("%d of %d rows were drawn at random.".formatted(rows.size(), all.count()));
      }
      remarks.forEach(run::say);
      all.requireAtMost(o.clusters, "clusters", rows.size(), "rows");
      Distances distances = Distances.of(run.sc(), rows.toArray(double[][]::new), all.width());
      run.report().heading("Four trees over the same rows");
      remarks.forEach(run.report()::text);
      Map<String, int[]> cuts = new LinkedHashMap<>();
      for (Linkage linkage : Linkage.values()) {
        Dendrogram tree = new Dendrogram(rows.size(), Agglomeration.chain(distances, linkage));
        check(run.report(), o, distances, linkage, tree);
        cuts.put(name(linkage), tree.cut(o.clusters));
        run.report().add(drawn(o, linkage, tree));
      }
      cuts.put(K_MEANS, byKMeans(run, o, rows, all.width()));
      compare(run.report(), all, rows, cuts);
    }
  }

  /** Ties may be merged in another order, so it is the heights that are compared. */
  private static void check(
      Report report, Options o, Distances distances, Linkage linkage, Dendrogram tree) {
    Distances some = distances.first(o.checked);
    List<Merge> chain = Agglomeration.chain(some, linkage);
    List<Merge> search = Agglomeration.search(some, linkage);
    double largest = 0;
    for (int m = 0; m < chain.size(); m++) {
      double height = search.get(m).height();
      double apart = Math.abs(chain.get(m).height() - height);
      largest = Math.max(largest, height == 0 ? apart : apart / height);
    }
    report
        .claim(
            Claim.atMost(
                "17.1",
                "%s: heights by the chain against a search of all pairs, %d rows, relative"
                    .formatted(name(linkage), some.count()),
                largest,
                SAME_HEIGHT))
        .claim(
            Claim.atMost(
                "17.1",
                name(linkage) + ": merges lower than one that they stand on",
                (double) tree.inversions(),
                0));
  }

  private static LineChart drawn(Options o, Linkage linkage, Dendrogram tree) {
    int leaves = Math.min(o.leaves, tree.rows());
    return tree.chart(
            "Dendrogram, %s linkage: the last %d merges".formatted(name(linkage), leaves - 1),
            "height of the merge",
            leaves,
            Math.min(o.clusters, leaves))
        .caption(caption(linkage));
  }

  private static String caption(Linkage linkage) {
    return switch (linkage) {
      case SINGLE ->
          "Stairs: rows join one large cluster one at a time. A cut splits off stray rows, not groups.";
      case COMPLETE -> "Clusters of like diameter; which row is farthest can decide much.";
      case AVERAGE -> "Between the two: outliers stay apart longest.";
      case WARD ->
          "Long stems above short branches: the groups lie far apart beside what they hold. Cut where the stems are longest.";
    };
  }

  static String name(Linkage linkage) {
    String name = linkage.name().toLowerCase(Locale.ROOT);
    return linkage == Linkage.WARD ? "Ward" : name;
  }

  private static int[] byKMeans(Run run, Options o, List<double[]> rows, int width) {
    try (Points points = Points.pack(run.sc().parallelize(rows, 1), width)) {
      double least = Double.POSITIVE_INFINITY;
      int[] best = new int[0];
      for (int start = 0; start < KMEANS_STARTS; start++) {
        double[][] centres = Seeding.PLUS_PLUS.centres(points, o.clusters, 1, run.seed() + start);
        double[][] found = new KMeans(KMEANS_ROUNDS, 0).fit(points, centres).centres();
        double inertia = KMeans.inertia(points, found);
        if (inertia < least) {
          least = inertia;
          best = KMeans.nearest(points, found);
        }
      }
      return best;
    }
  }

  private static void compare(
      Report report, Observations all, List<double[]> rows, Map<String, int[]> cuts) {
    int[] labels = rows.stream().mapToInt(row -> (int) row[all.width()]).toArray();
    Table table =
        Table.of(
            "The same number of clusters by each",
            "by",
            "sum of squares within",
            "rows in each cluster",
            "adjusted Rand index");
    cuts.forEach(
        (name, cut) -> {
          Spread spread = Spread.of(rows, all.width(), cut);
          report.metric(name + ".within", spread.within());
          Double agreement = null;
          if (!all.classes().isEmpty()) {
            agreement =
                Agreement.of(cut, labels, spread.sizes().length, all.classes().size())
                    .adjustedRand();
            report.metric(name + AGREEMENT, agreement);
          }
          table.row(name, spread.within(), Arrays.toString(spread.sizes()), agreement);
        });
    report.heading("Cut into clusters").add(table);
    if (all.shipped()) {
      claimWard(report);
    }
  }

  /** What the shipped wines show; another table need not. */
  private static void claimWard(Report report) {
    Map<String, Double> metrics = report.metrics();
    String ward = name(Linkage.WARD);
    report
        .claim(
            Claim.atLeast(
                "17.1",
                "Ward's clusters and the classes: adjusted Rand index",
                metrics.getOrDefault(ward + AGREEMENT, Double.NaN),
                WINE_AGREEMENT))
        .claim(
            Claim.atMost(
                "17.1",
                "sum of squares within, Ward's over k-means'",
                metrics.get(ward + ".within") / metrics.get(K_MEANS + ".within"),
                OVER_KMEANS));
  }
}
