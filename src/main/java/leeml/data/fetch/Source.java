package leeml.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;

/** Where the bytes of a file come from. */
public interface Source {

  /**
   * What a source gives.
   *
   * @param body the bytes from {@code from} on; the caller closes it
   * @param from the byte that comes first: as asked, or 0 when the source starts over
   * @param total size of the whole file, −1 when not known
   */
  record Opened(InputStream body, long from, long total) {}

  /**
   * Opens the file.
   *
   * @param from the first byte wanted
   * @throws BadInputException when the source does not have the file
   * @throws IOException when it cannot be reached
   */
  Opened open(long from) throws IOException;

  /** A web address or a path, told apart by the scheme. */
  static Source of(Configuration hadoop, String address) {
    return address.startsWith("http://") || address.startsWith("https://")
        ? new WebSource(address)
        : new FolderSource(hadoop, address);
  }
}
