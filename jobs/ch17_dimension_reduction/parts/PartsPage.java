package ch17_dimension_reduction.parts;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.PixelGrid;
import ch17_dimension_reduction.pca.PcaPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.pca.PrincipalComponents;

/** What the job of parts shows. */
public final class PartsPage {

  private static final int BUILT = 4;
  private static final int LARGEST = 7;
  private static final int MOST_PARTS_LISTED = 8;

  private final Report report;
  private final Observations rows;
  private final Parts found;
  private final PrincipalComponents pca;

  /** A page about these parts of these rows. */
  public PartsPage(Report report, Observations rows, Parts found, PrincipalComponents pca) {
    this.report = report;
    this.rows = rows;
    this.found = found;
    this.pca = pca;
  }

  /** Writes it all. */
  public void write(int sweeps) {
    report.heading("The parts");
    rows.remarks().forEach(report::text);
    if (rows.grid().isPicture()) {
      report
          .add(parts())
          .add(new PcaPage(report, rows, pca).pictures("Principal components beside them", pca))
          .heading("How rows are built")
          .add(built(sweeps));
    } else {
      report.add(listed());
    }
    report.heading("The way there").add(errors());
  }

  private Pictures parts() {
    Pictures pictures = Pictures.of("Parts: black is 0, nothing is below");
    for (int k = 0; k < found.parts().length; k++) {
      pictures.grey(
          String.valueOf(k + 1),
          PixelGrid.stretched(found.parts()[k]),
          rows.grid().width(),
          rows.grid().height());
    }
    return pictures.caption(
        "Strokes and pieces of strokes. What is drawn cannot be taken back, so a part that many pictures share has to be small.");
  }

  private Pictures built(int sweeps) {
    Pictures pictures = Pictures.of("A picture, the sum of all its parts, and its largest parts");
    for (double[] row : rows.rows().take(BUILT)) {
      double[] pixels = Arrays.copyOf(row, rows.width());
      double bright = Arrays.stream(pixels).max().orElseThrow();
      double[] codes = found.codes(row, sweeps);
      double[] sum = new double[pixels.length];
      for (int k = 0; k < codes.length; k++) {
        Coding.addScaled(codes[k], found.parts()[k], sum);
      }
      add(pictures, rows.classOf(row), pixels, bright);
      add(pictures, "all parts", sum, bright);
      IntStream.range(0, codes.length)
          .boxed()
          .sorted(Comparator.comparingDouble(k -> -codes[k]))
          .limit(LARGEST)
          .forEach(
              k -> {
                double[] part = new double[pixels.length];
                Coding.addScaled(codes[k], found.parts()[k], part);
                add(pictures, "+ part " + (k + 1), part, bright);
              });
    }
    return pictures.caption("Parts are shown as bright as they stand in the sum.");
  }

  private void add(Pictures pictures, String caption, double[] pixels, double bright) {
    pictures.grey(
        caption, PixelGrid.between(pixels, 0, bright), rows.grid().width(), rows.grid().height());
  }

  private Table listed() {
    int count = Math.min(MOST_PARTS_LISTED, found.parts().length);
    List<String> heads = new ArrayList<>(List.of("column"));
    for (int k = 1; k <= count; k++) {
      heads.add("part " + k);
    }
    Table table = Table.of("Parts, a column each", heads.toArray(String[]::new));
    for (int j = 0; j < rows.width(); j++) {
      List<Object> cells = new ArrayList<>(List.of(rows.columns().get(j)));
      for (int k = 0; k < count; k++) {
        cells.add(Math.round(1000 * found.parts()[k][j]) / 1000.0);
      }
      table.row(cells.toArray());
    }
    return table;
  }

  private LineChart errors() {
    double[] rounds = IntStream.range(0, found.errors().size()).asDoubleStream().toArray();
    double beyond = (1 - pca.shareOfFirst(pca.count())) * pca.totalVariance() * rows.count();
    return LineChart.of("Squared error by round", "round", "Σ ‖v − wH‖²")
        .series(
            "parts that add up",
            rounds,
            found.errors().stream().mapToDouble(Double::doubleValue).toArray())
        .series(
            "as many principal components",
            new double[] {0, rounds[rounds.length - 1]},
            new double[] {beyond, beyond})
        .logY()
        .caption(
            "It never rises. The line below is what r directions of any sign and the mean can do at best.");
  }
}
