package ch02_linear_regression.air;

import java.util.List;
import java.util.Optional;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.data.csv.CsvRows;
import leeml.data.csv.CsvTable;
import leeml.data.csv.Missing;
import leeml.job.Run;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * A series of hours, and where it comes from.
 *
 * @param source a sentence for people
 * @param measured whether it was measured; false if it was generated
 * @param missing hours of the series that miss a value, and are not in it
 * @param hours the others
 */
public record AirHours(String source, boolean measured, long missing, JavaRDD<Hour> hours) {

  private static final String SET = "beijing-pm25";
  private static final List<String> COLUMNS =
      List.of(
          "No", "year", "month", "hour", "pm2.5", "DEWP", "TEMP", "PRES", "Iws", "Is", "Ir",
          "cbwd");
  private static final int FIRST_VALUE = 4;
  private static final int NUMBERS = 7;
  private static final List<String> DIRECTIONS = List.of("NW", "NE", "SE");

  /**
   * The table at a path; without one the Beijing table, if it was fetched or a mirror folder has
   * it; else a generated series of the same columns.
   *
   * @param path a CSV with the columns of the Beijing table; may be empty
   * @param months how long a generated series is
   */
  public static AirHours find(Run run, String path, int months) {
    if (!path.isEmpty()) {
      return read(run, path, "the table " + path);
    }
    Optional<LocatedSet> located = Catalogue.standard(run.sc().hadoopConfiguration()).find(SET);
    return located
        .map(
            set ->
                read(
                    run,
                    set.path(),
                    "hourly measurements in Beijing, 2010–2014 (Liang et al. 2015, UCI 381)"))
        .orElseGet(() -> generated(run, months));
  }

  private static AirHours read(Run run, String path, String source) {
    CsvRows rows = CsvTable.open(run.spark(), path).select(COLUMNS, Missing.DROP);
    return new AirHours(
        source, true, rows.leftOut(), rows.rows().javaRDD().map(AirHours::hour).cache());
  }

  private static Hour hour(Row row) {
    double[] values = new double[Hour.COLUMNS.size()];
    for (int i = 0; i < NUMBERS; i++) {
      values[i] = row.getDouble(FIRST_VALUE + i);
    }
    values[Hour.WIND] = Math.log1p(values[Hour.WIND]);
    int direction = DIRECTIONS.indexOf(row.getString(FIRST_VALUE + NUMBERS));
    if (direction >= 0) {
      values[Hour.DIRECTION + direction] = 1;
    }
    int month = 12 * (int) row.getDouble(1) + (int) row.getDouble(2) - 1;
    return new Hour((long) row.getDouble(0), month, (int) row.getDouble(3), values);
  }

  private static AirHours generated(Run run, int months) {
    GeneratedAir air = new GeneratedAir(run.seed());
    List<Hour> hours = air.hours(months);
    return new AirHours(
        "a series generated with seed " + run.seed() + ", as the Beijing table is not at hand",
        false,
        air.missing(),
        run.sc().parallelize(hours).cache());
  }
}
