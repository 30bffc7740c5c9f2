package leeml.data;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import leeml.data.file.InputFiles;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The formats that can be read, told apart by the file's name; {@code .gz} may follow each. */
public enum DataFormat {
  /** Comma-separated values, {@code .csv}. */
  CSV(".*\\.csv"),
  /** Tab-separated values, {@code .tsv}. */
  TSV(".*\\.tsv"),
  /** Sparse rows {@code label index:value …}, {@code .libsvm} or {@code .svm}. */
  LIBSVM(".*\\.(libsvm|svm)"),
  /** Multi-dimensional arrays as MNIST has them, {@code .idx}, {@code .ubyte}, {@code -ubyte}. */
  IDX(".*(\\.idx|[.-]ubyte)"),
  /** Lines of plain text, {@code .txt}. */
  TEXT(".*\\.txt");

  private final Pattern names;

  DataFormat(String names) {
    this.names = Pattern.compile(names);
  }

  /**
   * The format that a file's name tells.
   *
   * @throws UsageException when the name tells none; it names the formats
   */
  public static DataFormat ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    for (DataFormat format : values()) {
      if (format.names.matcher(name).matches()) {
        return format;
      }
    }
    throw new UsageException(
        path
            + ": the format is told by the file's name, which must end in .csv, .tsv, .libsvm, .svm, .idx, .ubyte or .txt, with or without .gz");
  }

  /**
   * The format of a file, or the one format of all files of a folder or glob.
   *
   * @throws UsageException when a name tells no format, or two files tell different ones
   * @throws leeml.error.BadInputException when there is no such file
   */
  public static DataFormat of(Configuration hadoop, String path) {
    Set<DataFormat> formats = new TreeSet<>();
    for (Path file : InputFiles.list(hadoop, path)) {
      formats.add(ofName(file.getName()));
    }
    if (formats.size() > 1) {
      throw new UsageException(path + ": files of different formats lie there: " + formats);
    }
    return formats.iterator().next();
  }
}
