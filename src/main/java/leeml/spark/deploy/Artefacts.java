package leeml.spark.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a build leaves for a cluster.
 *
 * @param jar jobs, library, configuration and what is small enough to be shaded in
 * @param libraries the jars beside it that Spark does not bring, by name
 * @param spark Spark's own jars, of which a cluster has its own
 */
public record Artefacts(Path jar, List<Path> libraries, List<Path> spark) {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  public Artefacts {
    libraries = List.copyOf(libraries);
    spark = List.copyOf(spark);
  }

  /**
   * Those that this class was loaded from; empty if it comes from a folder of classes.
   *
   * @throws UncheckedIOException if the jar lies there without what belongs to it
   */
  public static Optional<Artefacts> ofThisBuild() {
    Path source;
    try {
      source = Path.of(Artefacts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes come from no path", e);
    }
    return Files.isRegularFile(source) ? Optional.of(beside(source)) : Optional.empty();
  }

  /** Those of a jar: the jars in {@code lib} beside it, and what {@code spark.classpath} lists. */
  static Artefacts beside(Path jar) {
    Path folder = jar.toAbsolutePath().getParent();
    try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
      String classPath = Files.readString(folder.resolve("spark.classpath")).strip();
      return new Artefacts(
          jar.toAbsolutePath(),
          libraries.filter(path -> path.toString().endsWith(".jar")).sorted().toList(),
          Stream.of(SEPARATOR.split(classPath, -1)).map(Path::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the build in " + folder + " is not whole", e);
    }
  }

  /** The application jar and the libraries, as {@code spark.jars} takes them. */
  String shipped() {
    return commaSeparated(Stream.concat(Stream.of(jar), libraries.stream()));
  }

  /** The libraries, as {@code --jars} takes them; empty if there are none. */
  String librariesShipped() {
    return commaSeparated(libraries.stream());
  }

  /** Spark's own jars, as {@code spark.yarn.jars} takes them. */
  String sparkShipped() {
    return commaSeparated(spark.stream());
  }

  private static String commaSeparated(Stream<Path> paths) {
    return String.join(",", paths.map(path -> path.toUri().toString()).toList());
  }
}
