package leeml.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import leeml.data.fetch.Sha256;
import leeml.data.file.InputFiles;
import leeml.data.file.WholeWrite;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * A copy of the shipped data sets on a file system that the machines of a cluster see.
 *
 * @param home the folder that holds {@code data} there: what a run calls {@code run.home}
 */
public record ShippedCopy(Path home) {

  private static final String MANIFEST = "MANIFEST.md";

  /**
   * The copy in the user's own folder on the default file system, shared by all submissions of the
   * same data.
   *
   * @param hadoop names the default file system
   * @throws BadInputException if the shipped data is not on this machine
   */
  public static ShippedCopy staged(Configuration hadoop) {
    try {
      String version = "data-" + Sha256.ofRaw(manifestHere()).sha256().substring(0, 16);
      Path user = FileSystem.get(hadoop).getHomeDirectory();
      return new ShippedCopy(new Path(user, ".leeml/" + version));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          hadoop.get("fs.defaultFS"), "cannot be reached: " + e.getMessage(), e);
    }
  }

  /** A copy in a folder of the user's choice, any Hadoop path. */
  public static ShippedCopy in(Configuration hadoop, String home) {
    return new ShippedCopy(InputFiles.qualified(hadoop, home));
  }

  /**
   * Copies the data unless it is there. Nobody sees a part of it: it gets its name when it is
   * whole.
   *
   * @return whether it had to be copied
   * @throws BadInputException if other data lies there, or the place cannot be written to
   */
  public boolean make(Configuration hadoop) {
    Path data = new Path(home, "data");
    Path unfinished = new Path(home, ".data-" + UUID.randomUUID());
    try {
      FileSystem files = WholeWrite.withoutChecksumFiles(data.getFileSystem(hadoop));
      if (isThere(files, data)) {
        return false;
      }
      Path shipped = new Path(Shipped.folder().toUri());
      try {
        FileUtil.copy(FileSystem.getLocal(hadoop), shipped, files, unfinished, false, hadoop);
        FileContext.getFileContext(files.getUri(), hadoop).rename(unfinished, data, Rename.NONE);
        return true;
      } catch (FileAlreadyExistsException another) {
        isThere(files, data); // or says that it is other data
        return false;
      } finally {
        files.delete(unfinished, true);
      }
    } catch (IOException e) {
      throw new BadInputException(
          data.toString(), "the shipped data cannot be copied there: " + e.getMessage(), e);
    }
  }

  private static boolean isThere(FileSystem files, Path data) throws IOException {
    if (!files.exists(data)) {
      return false;
    }
    Path manifest = new Path(data, MANIFEST);
    if (files.exists(manifest)) {
      try (InputStream there = files.open(manifest)) {
        if (Arrays.equals(there.readAllBytes(), manifest())) {
          return true;
        }
      }
    }
    throw new BadInputException(
        data.toString(),
        "holds something else than this version's data; name another folder, or remove it");
  }

  private static byte[] manifest() throws IOException {
    return Files.readAllBytes(manifestHere());
  }

  private static java.nio.file.Path manifestHere() {
    java.nio.file.Path here = Shipped.folder().resolve(MANIFEST);
    if (!Files.isReadable(here)) {
      throw new BadInputException(
          here.toString(), "the shipped data is not here; set LEEML_HOME to the project's folder");
    }
    return here;
  }
}
