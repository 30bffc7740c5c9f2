package leeml.data.csv;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Chosen columns of a table.
 *
 * @param rows in the order of the file; numbers as double, texts as string; null where {@link
 *     CsvTable#typed} leaves a gap, and nowhere else
 * @param leftOut how many rows of the file were left out because of missing values
 */
public record CsvRows(Dataset<Row> rows, long leftOut) {}
