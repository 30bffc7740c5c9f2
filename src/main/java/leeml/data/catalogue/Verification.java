package leeml.data.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import leeml.data.fetch.DataFile;
import leeml.data.fetch.Sha256;

/** Compares files on the disk with the sums they should have. */
public final class Verification {
  private Verification() {}

  /**
   * What was found about one file.
   *
   * @param file as the manifest or the catalogue names it
   * @param holds whether it is as it should be
   * @param finding {@code ok}, or what is different
   */
  public record Result(String file, boolean holds, String finding) {}

  /**
   * Checks the shipped files against the manifest beside them, and looks for files that it lacks.
   *
   * @throws leeml.error.BadInputException when there is no manifest or it lists nothing
   */
  public static List<Result> shipped(Path folder) throws IOException {
    List<DataFile> listed = ShippedManifest.read(folder.resolve("MANIFEST.md"));
    List<Result> results = new ArrayList<>();
    for (DataFile file : listed) {
      results.add(check(folder, file));
    }
    for (String stranger : strangers(folder, listed)) {
      results.add(new Result(stranger, false, "is not in MANIFEST.md"));
    }
    return results;
  }

  /** Checks the sets of the cache; sets that were not fetched are left out. */
  public static List<Result> fetched(Catalogue catalogue) {
    return catalogue.sets().stream()
        .filter(catalogue::inCache)
        .flatMap(set -> set.files().stream())
        .map(file -> check(catalogue.cache(), file))
        .toList();
  }

  private static Result check(Path folder, DataFile file) {
    Path path = folder.resolve(file.file());
    if (!Files.exists(path)) {
      return new Result(file.file(), false, "is missing");
    }
    try {
      Sha256 found = Sha256.ofRaw(path);
      return found.sha256().equals(file.sha256())
          ? new Result(file.file(), true, "ok")
          : new Result(
              file.file(),
              false,
              "has "
                  + found.bytes()
                  + " bytes with sha256 "
                  + found.sha256()
                  + ", expected "
                  + file.bytes()
                  + " with "
                  + file.sha256());
    } catch (IOException damaged) {
      return new Result(file.file(), false, "cannot be read: " + damaged.getMessage());
    }
  }

  /** Data files that nobody vouches for; what the folder says of itself is no data. */
  private static List<String> strangers(Path folder, List<DataFile> listed) throws IOException {
    List<String> names = listed.stream().map(DataFile::file).toList();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.matches("[^/]*\\.(md|sh|py)") && !names.contains(name))
          .sorted()
          .toList();
    }
  }
}
