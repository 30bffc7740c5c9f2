package ch17_dimension_reduction.cluster;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.PixelGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.spark.kmeans.Clustering;
import leeml.spark.kmeans.KMeans;
import leeml.spark.kmeans.Points;
import leeml.spark.kmeans.Seeding;
import leeml.spark.pca.PrincipalComponents;

/** What the job of k-means shows: the clusters, and what each seeding led to. */
public final class KMeansPage {

  private static final int MOST_DRAWN = 1500;
  private static final int MOST_CLUSTERS_DRAWN = 12;
  private static final int MOST_COLUMNS_LISTED = 12;

  private final Report report;
  private final Observations rows;
  private final Points points;

  /** A page about these rows. */
  public KMeansPage(Report report, Observations rows, Points points) {
    this.report = report;
    this.rows = rows;
    this.points = points;
  }

  /** A seeding as people write it. */
  public static String name(Seeding seeding) {
    return switch (seeding) {
      case RANDOM -> "random";
      case PLUS_PLUS -> "k-means++";
      case PARALLEL -> "k-means‖";
    };
  }

  /** Mean Φ at the starts. */
  public static double meanStart(List<Trial> trials) {
    return trials.stream().mapToDouble(Trial::startInertia).average().orElseThrow();
  }

  /** Mean Φ at the ends. */
  public static double meanInertia(List<Trial> trials) {
    return trials.stream().mapToDouble(t -> t.found().inertia()).average().orElseThrow();
  }

  /** Writes it all. */
  public void write(Map<Seeding, List<Trial>> trials, Clustering best, double mllib) {
    report.heading("The clusters");
    rows.remarks().forEach(report::text);
    centres(best);
    if (rows.width() > 1) {
      plane(best);
    }
    if (!rows.classes().isEmpty()) {
      agreement(best);
    }
    report.heading("Where the search begins").add(seedings(trials, mllib)).add(descents(trials));
  }

  private void centres(Clustering best) {
    if (rows.grid().isPicture()) {
      Pictures pictures = Pictures.of("Centres: the mean picture of each cluster");
      for (int c = 0; c < best.centres().length; c++) {
        pictures.grey(
            best.sizes()[c] + " rows",
            PixelGrid.stretched(best.centres()[c]),
            rows.grid().width(),
            rows.grid().height());
      }
      report.add(
          pictures.caption(
              "No label was seen. A centre that looks like two digits at once stands between two"
                  + " groups; a digit written in two ways has two centres."));
      return;
    }
    int columns = Math.min(MOST_COLUMNS_LISTED, rows.width());
    List<String> heads = new ArrayList<>(List.of("cluster", "rows"));
    heads.addAll(rows.columns().subList(0, columns));
    Table table = Table.of("Centres", heads.toArray(String[]::new));
    for (int c = 0; c < best.centres().length; c++) {
      List<Object> cells = new ArrayList<>(List.of(c + 1, best.sizes()[c]));
      for (int j = 0; j < columns; j++) {
        cells.add(best.centres()[c][j]);
      }
      table.row(cells.toArray());
    }
    report.add(table);
  }

  private void plane(Clustering best) {
    PrincipalComponents plane = PrincipalComponents.ofCovariance(rows.moments(), 2);
    List<double[]> sample = rows.rows().take(MOST_DRAWN);
    ScatterChart chart =
        ScatterChart.of(
            "Clusters in the plane of the first two principal components",
            "first component",
            "second component");
    int[] of = sample.stream().mapToInt(row -> nearest(best.centres(), row)).toArray();
    for (int c = 0; c < Math.min(MOST_CLUSTERS_DRAWN, best.centres().length); c++) {
      int cluster = c;
      double[][] z =
          IntStream.range(0, of.length)
              .filter(i -> of[i] == cluster)
              .mapToObj(i -> plane.project(sample.get(i)))
              .toArray(double[][]::new);
      chart.points("cluster " + (c + 1), column(z, 0), column(z, 1));
    }
    report.add(
        chart.caption(
            "K-means cuts space by planes halfway between centres. Where clusters seem to overlap"
                + " here they lie apart in the other %d directions.".formatted(rows.width() - 2)));
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private static int nearest(double[][] centres, double[] row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = 0;
      for (int j = 0; j < centres[c].length; j++) {
        distance += (row[j] - centres[c][j]) * (row[j] - centres[c][j]);
      }
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  private void agreement(Clustering best) {
    int width = rows.width();
    int[] labels =
        rows.rows().map(row -> (int) row[width]).collect().stream().mapToInt(i -> i).toArray();
    Agreement agreement =
        Agreement.of(
            KMeans.nearest(points, best.centres()),
            labels,
            best.centres().length,
            rows.classes().size());
    report
        .metric("purity", agreement.purity())
        .metric("adjusted-rand-index", agreement.adjustedRand());
    List<String> heads = new ArrayList<>(List.of("cluster"));
    heads.addAll(rows.classes());
    Table table =
        Table.of("Rows of each known class in each cluster", heads.toArray(String[]::new));
    for (int c = 0; c < agreement.counts().length; c++) {
      List<Object> cells = new ArrayList<>(List.of(c + 1));
      for (long count : agreement.counts()[c]) {
        cells.add(count == 0 ? null : count);
      }
      table.row(cells.toArray());
    }
    report
        .add(table)
        .text(
            "%.1f %% of the rows are of the commonest class of their cluster; the adjusted Rand index is %.3f (1: clusters are the classes, 0: as by chance)."
                .formatted(100 * agreement.purity(), agreement.adjustedRand()));
  }

  private static Table seedings(Map<Seeding, List<Trial>> trials, double mllib) {
    Table table =
        Table.of(
            "Starts by seeding, means over seeds",
            "seeding",
            "inertia at the start",
            "inertia at the end",
            "best",
            "worst",
            "rounds",
            "seconds to seed");
    trials.forEach(
        (seeding, its) ->
            table.row(
                name(seeding),
                meanStart(its),
                meanInertia(its),
                its.stream().mapToDouble(t -> t.found().inertia()).min().orElseThrow(),
                its.stream().mapToDouble(t -> t.found().inertia()).max().orElseThrow(),
                its.stream().mapToInt(t -> t.found().rounds()).average().orElseThrow(),
                its.stream().mapToDouble(Trial::seedingSeconds).average().orElseThrow()));
    return table.row("MLlib, its own k-means‖", null, null, mllib, null, null, null);
  }

  private static LineChart descents(Map<Seeding, List<Trial>> trials) {
    LineChart chart = LineChart.of("Inertia by round, first seed", "round", "inertia Φ");
    trials.forEach(
        (seeding, its) -> {
          List<Double> inertias = its.get(0).found().inertias();
          double[] rounds = new double[inertias.size()];
          for (int i = 0; i < rounds.length; i++) {
            rounds[i] = i;
          }
          chart.series(
              name(seeding), rounds, inertias.stream().mapToDouble(Double::doubleValue).toArray());
        });
    return chart
        .logY()
        .markers()
        .caption(
            "Round 0 is the start. K-means‖ ends its seeding by clustering its candidates, so it"
                + " begins near where the others arrive.");
  }
}
