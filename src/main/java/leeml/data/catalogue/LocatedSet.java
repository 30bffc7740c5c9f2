package leeml.data.catalogue;

import leeml.data.fetch.DataFile;
import leeml.error.UsageException;

/**
 * A data set whose files are there.
 *
 * @param set its entry
 * @param root the cache or mirror, a folder on any file system of Hadoop
 */
public record LocatedSet(DataSet set, String root) {

  /**
   * The path of one of its files.
   *
   * @param name the file's last part: {@code train-images-idx3-ubyte.gz}
   * @throws UsageException when the set has no such file
   */
  public String path(String name) {
    return set.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .map(file -> root + "/" + file.file())
        .orElseThrow(
            () ->
                new UsageException(
                    set.name()
                        + " has no file '"
                        + name
                        + "', it has "
                        + set.files().stream().map(DataFile::name).toList()));
  }

  /** The path of its only, or its first file. */
  public String path() {
    return path(set.files().get(0).name());
  }
}
