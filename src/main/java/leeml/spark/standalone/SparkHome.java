package leeml.spark.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder that Spark's worker takes for a distribution: links to the jars of this JVM's class
 * path.
 *
 * @param folder {@code SPARK_HOME}
 * @param classFolders the entries of the class path that are no jars
 */
record SparkHome(Path folder, List<Path> classFolders) {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  /** Lays the links out in an empty or new folder. */
  static SparkHome layOut(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    List<Path> classFolders = new ArrayList<>();
    for (String entry : SEPARATOR.split(System.getProperty("java.class.path"), -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        classFolders.add(path);
      } else if (Files.isReadable(path)) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    return new SparkHome(folder, classFolders);
  }

  /** Removes the links, not what they point to. */
  void remove() throws IOException {
    try (var links = Files.list(folder.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
    Files.delete(folder.resolve("jars"));
    Files.delete(folder);
  }
}
