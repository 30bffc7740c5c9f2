package leeml.data.catalogue;

import java.util.List;
import leeml.data.fetch.DataFile;

/**
 * An entry of the catalogue.
 *
 * @param name as a user types it: {@code fashion-mnist}
 * @param title what it is, in one line
 * @param address where it is at home
 * @param licence under which it is given
 * @param note how what lies at the address differs from the files, empty when it does not
 * @param files at least one
 */
public record DataSet(
    String name, String title, String address, String licence, String note, List<DataFile> files) {

  /** Copies the list. */
  public DataSet {
    files = List.copyOf(files);
  }

  /** Size of all files in raw bytes. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }
}
