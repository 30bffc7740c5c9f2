package leeml.data;

import java.nio.file.Path;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;

/**
 * The small data sets that come with the project, in its {@code data} folder.
 *
 * <p>A run finds them in the folder of its {@code run.home}, which may be any Hadoop path. On this
 * machine that is the system property {@code leeml.home}, which the launcher sets, else the
 * environment variable {@code LEEML_HOME}, else the current folder. The sets are files beside the
 * jar and not in it: Spark reads them like any other path.
 */
public final class Shipped {

  /** Key of a Hadoop configuration: the folder that holds {@code data}, any Hadoop path. */
  public static final String HOME = "leeml.home";

  private Shipped() {}

  /**
   * The path of a shipped file or folder.
   *
   * @param hadoop of the run; names the project's folder by {@link #HOME}, if it does
   * @param name below {@code data}: {@code diabetes.csv}, {@code mnist-small}
   * @throws BadInputException when it is not there, saying where it was looked for
   */
  public static String path(Configuration hadoop, String name) {
    String path = folder(hadoop) + "/" + name;
    if (!InputFiles.exists(hadoop, path)) {
      throw new BadInputException(
          path,
          "no such shipped data set; set LEEML_HOME to the project's folder, --set run.home=PATH to"
              + " a copy of it, or give --data a path of your own");
    }
    return path;
  }

  /** The folder of the shipped sets for a run, any Hadoop path; it need not exist. */
  public static String folder(Configuration hadoop) {
    String home = hadoop.get(HOME, "");
    return home.isBlank() ? folder().toString() : home + "/data";
  }

  /** The folder of the shipped sets on this machine; it need not exist. */
  public static Path folder() {
    String home = System.getProperty("leeml.home", System.getenv("LEEML_HOME"));
    return Path.of(home == null || home.isBlank() ? "" : home, "data").toAbsolutePath().normalize();
  }
}
