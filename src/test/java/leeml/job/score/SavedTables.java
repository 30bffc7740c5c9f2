package leeml.job.score;

import java.nio.file.Path;
import java.util.List;
import leeml.data.csv.Missing;
import leeml.data.encode.CategoryCode;
import leeml.data.encode.ClassColumn;
import leeml.data.encode.NumberCode;
import leeml.job.score.predict.ClassPredictor;
import leeml.job.score.predict.ClusterPredictor;
import leeml.job.score.predict.ComponentPredictor;
import leeml.job.score.predict.LinePredictor;
import leeml.model.fitted.ColumnScale;
import leeml.model.fitted.LogisticUnit;
import leeml.model.fitted.SoftmaxUnits;
import leeml.report.RunFolder;
import leeml.spark.pca.PrincipalComponents;

/** Models of small tables, as a run would save them. */
final class SavedTables {

  private static final List<NumberCode> AREA_AND_ROOMS =
      List.of(new NumberCode("area", 50), new NumberCode("rooms", 2));
  private static final ColumnScale SCALE =
      new ColumnScale(new double[] {50, 2}, new double[] {10, 1});

  private SavedTables() {}

  /** price = 2·area + 10·[town = Bonn] + 20·[town = Ulm] + 1. */
  static TableModel prices(Missing missing) {
    return new TableModel(
        TableColumns.named(
            missing,
            List.of(new NumberCode("area", 50), new CategoryCode("town", List.of("Ulm", "Bonn")))),
        new LinePredictor("price", 100, new double[] {2, 10, 20}, 1));
  }

  /** A flat is sold where it is larger than 50, and has more rooms than 2. */
  static TableModel sold(boolean header) {
    return new TableModel(
        new TableColumns(header, List.of(), Missing.MEAN, codes(header)),
        new ClassPredictor(
            new ClassColumn(header ? "sold" : "c3", false, ""),
            List.of("no", "yes"),
            new LogisticUnit(new float[] {0.1f, 0.3f, -0.7f}, SCALE)));
  }

  private static List<leeml.data.encode.ColumnCode> codes(boolean header) {
    return header
        ? List.copyOf(AREA_AND_ROOMS)
        : List.of(new NumberCode("c1", 50), new NumberCode("c2", 2));
  }

  static TableModel grades() {
    return new TableModel(
        TableColumns.named(Missing.MEAN, AREA_AND_ROOMS),
        new ClassPredictor(
            new ClassColumn("grade", true, ""),
            List.of("1", "2", "3"),
            new SoftmaxUnits(new float[] {1, 0, -1, 0.1f, 0.2f, 0.3f, 0, 1, 2}, SCALE, 3)));
  }

  static TableModel clusters() {
    return new TableModel(
        TableColumns.named(Missing.MEAN, AREA_AND_ROOMS),
        new ClusterPredictor(SCALE, new double[][] {{0, 0}, {3, 4}}));
  }

  static TableModel components() {
    return new TableModel(
        TableColumns.named(Missing.MEAN, AREA_AND_ROOMS),
        new ComponentPredictor(
            ColumnScale.none(2),
            new PrincipalComponents(
                new double[] {50, 2}, new double[][] {{0.8, 0.6}}, new double[] {9}, 12)));
  }

  static List<TableModel> all() {
    return List.of(
        prices(Missing.DROP), sold(true), sold(false), grades(), clusters(), components());
  }

  /** A run's folder with a model in it. */
  static Path saved(Path folder, SavedModel model) {
    try (RunFolder run = RunFolder.create(folder, "test")) {
      model.write(run);
    }
    return folder;
  }
}
