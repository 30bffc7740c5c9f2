package ch17_dimension_reduction.pca;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.PixelGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.spark.pca.PrincipalComponents;

/** What the jobs of principal components show. */
public final class PcaPage {

  private static final int MOST_AXES_DRAWN = 20;
  private static final int MOST_POINTS = 2000;
  private static final int REBUILT = 6;
  private static final int MOST_LOADINGS = 15;

  private final Report report;
  private final Observations rows;
  private final PrincipalComponents found;

  /** A page about these components of these rows. */
  public PcaPage(Report report, Observations rows, PrincipalComponents found) {
    this.report = report;
    this.rows = rows;
    this.found = found;
  }

  /** Writes how much the components hold, what they look like, and where rows lie. */
  public void write() {
    report.heading("How much the first components hold");
    rows.remarks().forEach(report::text);
    report.add(scree());
    report.heading("What they are");
    if (rows.grid().isPicture()) {
      report.add(pictures("The mean and the first components", found)).add(rebuilt());
    } else {
      report.add(loadings());
    }
    if (found.count() > 1) {
      report.add(plane(rows, "first component", "second component", found::project));
    }
  }

  private LineChart scree() {
    double[] number = IntStream.rangeClosed(1, found.count()).asDoubleStream().toArray();
    double[] share = IntStream.range(0, found.count()).mapToDouble(found::share).toArray();
    double[] sum =
        IntStream.rangeClosed(1, found.count()).mapToDouble(found::shareOfFirst).toArray();
    for (int count : new int[] {1, 2, 10, found.count()}) {
      if (count <= found.count() && !report.metrics().containsKey("share-of-first-" + count)) {
        report.metric("share-of-first-" + count, found.shareOfFirst(count));
      }
    }
    return LineChart.of(
            "Scree plot: share of the whole variance", "component", "share of the variance")
        .series("of one component", number, share)
        .series("of all up to it", number, sum)
        .markers()
        .caption(
            "Where the lower curve goes flat, one more component is worth no more than the next: the usual place to stop.");
  }

  /** The mean of rows and axes as pictures: grey is 0, white and black are the two signs. */
  public Pictures pictures(String title, PrincipalComponents components) {
    Pictures pictures = Pictures.of(title);
    int width = rows.grid().width();
    int height = rows.grid().height();
    pictures.grey("mean", PixelGrid.stretched(components.mean()), width, height);
    for (int k = 0; k < Math.min(MOST_AXES_DRAWN, components.count()); k++) {
      pictures.grey(
          "%d: %.1f %%".formatted(k + 1, 100 * components.share(k)),
          PixelGrid.signed(components.axes()[k]),
          width,
          height);
    }
    return pictures.caption(
        "White adds ink where black takes it away, so a component is not a part of a picture but a difference between pictures: components are added and subtracted.");
  }

  private Pictures rebuilt() {
    Pictures pictures = Pictures.of("Pictures from their first components");
    List<Integer> counts =
        IntStream.of(1, 2, 3, 5, 10, 15, 20, found.count())
            .filter(count -> count <= found.count())
            .distinct()
            .boxed()
            .toList();
    for (double[] row : rows.rows().take(REBUILT)) {
      double[] pixels = Arrays.copyOf(row, rows.width());
      double bright = Arrays.stream(pixels).max().orElseThrow();
      add(pictures, rows.classOf(row), pixels, bright);
      double[] z = found.project(row);
      for (int count : counts) {
        add(
            pictures,
            count + " of " + rows.width(),
            found.reconstruct(Arrays.copyOf(z, count)),
            bright);
      }
    }
    return pictures.caption(
        "Each original, then the nearest picture that so many components can make.");
  }

  private void add(Pictures pictures, String caption, double[] pixels, double bright) {
    pictures.grey(
        caption, PixelGrid.between(pixels, 0, bright), rows.grid().width(), rows.grid().height());
  }

  private Table loadings() {
    int count = Math.min(6, found.count());
    List<String> heads = new ArrayList<>(List.of("column"));
    for (int k = 1; k <= count; k++) {
      heads.add("%d (%.1f %%)".formatted(k, 100 * found.share(k - 1)));
    }
    Table table =
        Table.of("Weights of the columns in the first components", heads.toArray(String[]::new));
    IntStream.range(0, rows.width())
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(found.axes()[0][j])))
        .limit(MOST_LOADINGS)
        .forEach(
            j -> {
              List<Object> cells = new ArrayList<>(List.of(rows.columns().get(j)));
              for (int k = 0; k < count; k++) {
                cells.add(Math.round(1000 * found.axes()[k][j]) / 1000.0);
              }
              table.row(cells.toArray());
            });
    return table;
  }

  /** What a row becomes in a plane. */
  public interface Projection {
    /** At least two numbers. */
    double[] of(double[] row);
  }

  /** Rows in a plane, coloured by class. */
  public static ScatterChart plane(
      Observations rows, String xName, String yName, Projection projection) {
    ScatterChart chart = ScatterChart.of("Rows by " + xName + " and " + yName, xName, yName);
    List<double[]> sample = rows.rows().take(MOST_POINTS);
    List<String> names = rows.classes().isEmpty() ? List.of("rows") : rows.classes();
    for (String name : names) {
      double[][] of =
          sample.stream()
              .filter(row -> rows.classOf(row).equals(name))
              .map(projection::of)
              .toArray(double[][]::new);
      chart.points(
          name,
          Arrays.stream(of).mapToDouble(z -> z[0]).toArray(),
          Arrays.stream(of).mapToDouble(z -> z[1]).toArray());
    }
    return chart.caption(
        rows.classes().isEmpty()
            ? "The view from which the rows spread widest."
            : "The view from which the rows spread widest; no class was looked at to find it.");
  }

  /** Says how far the ways agree. */
  public void ways(List<Way> ways, boolean[] determined) {
    Way first = ways.get(0);
    Table table =
        Table.of(
            "The same components by every way",
            "by",
            "largest angle to the covariance's axes, degrees",
            "largest difference of shares",
            "seconds");
    table.row(first.name(), null, null, first.seconds());
    for (Way way : ways.subList(1, ways.size())) {
      table.row(
          way.name(),
          first.angleTo(way, determined),
          first.shareDifference(way, determined.length),
          way.seconds());
    }
    long alone = IntStream.range(0, determined.length).filter(k -> determined[k]).count();
    report
        .heading("Four computations")
        .add(table)
        .text(
            "Angles are taken up to sign, over the %d of the first %d components whose variance differs from its neighbours'. Seconds are of one run, the first of each kind, with its compilation: trust the order, not the size."
                .formatted(alone, determined.length));
  }

  /** Says what a wide table costs. */
  public static void wide(
      Report report,
      WideTable table,
      Way found,
      Way truth,
      int compared,
      int oversampling,
      int passes) {
    Table variances =
        Table.of(
            "%d rows of %d columns: share of the variance".formatted(table.rows(), table.columns()),
            "component",
            "random subspace",
            "TSQR of the table lying down",
            "difference");
    for (int k = 0; k < compared; k++) {
      variances.row(
          k + 1, found.shares()[k], truth.shares()[k], found.shares()[k] - truth.shares()[k]);
    }
    long width = (long) compared + oversampling;
    report
        .heading("A wide table")
        .add(variances)
        .text(
            "A partition sends %s bytes in each of %d passes; half a covariance of %s columns would be %s bytes."
                .formatted(
                    Digits.of(8 * width * table.columns()),
                    passes,
                    Digits.of(table.columns()),
                    Digits.of(4L * table.columns() * (table.columns() + 1))));
  }
}
