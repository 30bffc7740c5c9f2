package leeml.data.fetch;

import java.util.Optional;

/**
 * One file of a data set.
 *
 * @param file where it lies in a mirror and in the cache: {@code mnist/train-images-idx3-ubyte.gz}
 * @param url the address of just these bytes, plain or gzip, where there is one
 * @param bytes size of the raw bytes: for {@code .gz}, of what it holds
 * @param sha256 of the raw bytes, 64 hexadecimal digits
 */
public record DataFile(String file, Optional<String> url, long bytes, String sha256) {

  /** The last part of {@link #file}. */
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
