package leeml.job.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import leeml.data.csv.CsvFormat;
import leeml.data.csv.Missing;
import leeml.data.csv.WholeTable;
import leeml.data.encode.CategoryCode;
import leeml.data.encode.ColumnCode;
import leeml.data.encode.NumberCode;
import leeml.data.encode.RowCode;
import leeml.job.score.file.ModelJson;

/**
 * How a table is read for a model: as the one that it was trained on.
 *
 * @param header whether files begin with a line of names
 * @param names of the columns where files have none; empty for c1, c2, …
 * @param missing what was done about missing values
 * @param codes how columns become numbers, in the order of the model's; at least one
 */
public record TableColumns(
    boolean header, List<String> names, Missing missing, List<ColumnCode> codes) {

  private static final String NUMBER = "number";
  private static final String CATEGORY = "category";

  /** What a row becomes, named for who reads the file: θ and scale are in this order. */
  private static final String NUMBERS = "numbers";

  /** Copies the lists. */
  public TableColumns {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }

  /** A table that has a header. */
  public static TableColumns named(Missing missing, List<? extends ColumnCode> codes) {
    return new TableColumns(true, List.of(), missing, List.copyOf(codes));
  }

  /** The number p of numbers that a row becomes. */
  public int width() {
    return code().width();
  }

  /** The code of a row whose first columns are those of {@link #codes}. */
  RowCode code() {
    return new RowCode(IntStream.range(0, codes.size()).boxed().toList(), codes);
  }

  CsvFormat format(String path) {
    CsvFormat format = CsvFormat.ofName(path);
    return header ? format : format.withoutHeader();
  }

  /** What the columns of a table are called here, in its order. */
  List<String> names(WholeTable table) {
    List<String> found = table.names();
    return IntStream.range(0, found.size())
        .mapToObj(j -> j < names.size() ? names.get(j) : found.get(j))
        .toList();
  }

  void write(ObjectNode into) {
    ObjectNode table = into.putObject("table").put("header", header);
    ModelJson.put(table, "names", names);
    table.put("missing", missing.name().toLowerCase(Locale.ROOT));
    ArrayNode columns = into.putArray("columns");
    for (ColumnCode code : codes) {
      ObjectNode column = columns.addObject().put("name", code.name());
      if (code instanceof NumberCode number) {
        column.put("type", NUMBER).put("mean", number.mean());
      } else if (code instanceof CategoryCode category) {
        column.put("type", CATEGORY);
        ModelJson.put(column, "categories", category.categories());
      }
    }
    ModelJson.put(into, NUMBERS, code().columns());
  }

  static TableColumns read(ModelJson from) {
    ModelJson table = from.object("table");
    String missing = table.text("missing", "error", "drop", "mean");
    List<ColumnCode> codes = new ArrayList<>();
    for (ModelJson column : from.objects("columns")) {
      codes.add(code(column));
    }
    if (codes.isEmpty() || codes.stream().map(ColumnCode::name).distinct().count() < codes.size()) {
      throw from.wrong("columns", "one column at least, and none twice");
    }
    TableColumns columns =
        new TableColumns(
            table.flag("header"),
            table.names("names"),
            Missing.valueOf(missing.toUpperCase(Locale.ROOT)),
            codes);
    if (!from.texts(NUMBERS).equals(columns.code().columns())) {
      throw from.wrong(NUMBERS, "those that the columns make");
    }
    return columns;
  }

  private static ColumnCode code(ModelJson column) {
    String name = column.text("name");
    if (column.text("type", NUMBER, CATEGORY).equals(NUMBER)) {
      return new NumberCode(name, column.number("mean"));
    }
    List<String> categories = column.names("categories");
    if (categories.isEmpty()) {
      throw column.wrong("categories", "one category at least");
    }
    return new CategoryCode(name, categories);
  }
}
