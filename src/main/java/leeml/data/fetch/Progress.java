package leeml.data.fetch;

/** Told how a download goes on. */
@FunctionalInterface
public interface Progress {

  /** Says nothing. */
  Progress SILENT = (file, bytes, total) -> {};

  /**
   * Called now and then, and once at the end.
   *
   * @param file which, as the catalogue names it
   * @param bytes how many are there
   * @param total how many there will be, −1 when the sender does not say
   */
  void at(String file, long bytes, long total);
}
