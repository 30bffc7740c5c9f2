package leeml.train.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SortedSet;

/**
 * Where the checkpoints of one fit lie, a file each, named by the round that comes next. A file is
 * there whole or not at all, also when the machine stops in the midst of writing.
 */
public interface CheckpointFolder {

  /** What fills a file. */
  @FunctionalInterface
  interface Content {
    /** Writes everything; the stream is the folder's to close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What reads a file.
   *
   * @param <R> what it reads
   */
  @FunctionalInterface
  interface Reader<R> {
    /**
     * Reads; the stream is the folder's to close.
     *
     * @param length of the file in bytes
     */
    R readFrom(InputStream in, long length) throws IOException;
  }

  /** What to call a round's file in a message. */
  String nameOf(long round);

  /** The rounds of which there is a file; none if the folder is not there yet. */
  SortedSet<Long> rounds() throws IOException;

  /** Reads a round's file. */
  <R> R read(long round, Reader<R> reader) throws IOException;

  /** Writes a round's file, in place of one that is there. */
  void write(long round, Content content) throws IOException;

  /** Removes a round's file. */
  void delete(long round) throws IOException;
}
