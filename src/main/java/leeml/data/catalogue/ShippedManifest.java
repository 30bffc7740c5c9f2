package leeml.data.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leeml.data.fetch.DataFile;
import leeml.error.BadInputException;

/** Reads the table of files in {@code data/MANIFEST.md}. */
final class ShippedManifest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\| [^|]+ \\| (\\d+) \\| ([0-9a-f]{64}) \\|");

  private ShippedManifest() {}

  static List<DataFile> read(Path manifest) throws IOException {
    if (!Files.isReadable(manifest)) {
      throw new BadInputException(manifest.toString(), "no such manifest of shipped data sets");
    }
    List<DataFile> files = new ArrayList<>();
    for (String line : Files.readAllLines(manifest)) {
      Matcher row = ROW.matcher(line.strip());
      if (row.matches()) {
        long bytes = Long.parseLong(row.group(2));
        files.add(new DataFile(row.group(1).strip(), Optional.empty(), bytes, row.group(3)));
      }
    }
    if (files.isEmpty()) {
      throw new BadInputException(
          manifest.toString(), "no row of the form '| file | holds | bytes | sha256 |'");
    }
    return files;
  }
}
