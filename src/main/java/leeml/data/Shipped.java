package leeml.data;

import java.nio.file.Files;
import java.nio.file.Path;
import leeml.error.BadInputException;

/**
 * The small data sets that come with the project, in its {@code data} folder.
 *
 * <p>The project's folder is the system property {@code leeml.home}, which the launcher sets, else
 * the environment variable {@code LEEML_HOME}, else the current folder. The sets are files beside
 * the jar and not in it: Spark reads them like any other path.
 */
public final class Shipped {
  private Shipped() {}

  /**
   * The path of a shipped file or folder.
   *
   * @param name below {@code data}: {@code diabetes.csv}, {@code mnist-small}
   * @throws BadInputException when it is not there, saying where it was looked for
   */
  public static String path(String name) {
    return path(folder(), name);
  }

  /** The folder of the shipped sets; it need not exist. */
  public static Path folder() {
    String home = System.getProperty("leeml.home", System.getenv("LEEML_HOME"));
    return Path.of(home == null || home.isBlank() ? "" : home, "data").toAbsolutePath().normalize();
  }

  static String path(Path folder, String name) {
    Path path = folder.resolve(name);
    if (!Files.isReadable(path)) {
      throw new BadInputException(
          path.toString(),
          "no such shipped data set; set LEEML_HOME to the project's folder, or give --data a path of your own");
    }
    return path.toString();
  }
}
