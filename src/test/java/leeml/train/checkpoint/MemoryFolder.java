package leeml.train.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder of checkpoints in memory. */
public final class MemoryFolder implements CheckpointFolder {

  /** The files, by round; a test may damage them. */
  public final TreeMap<Long, byte[]> files = new TreeMap<>();

  /** Throws when a file is to be written. */
  public boolean isFull;

  @Override
  public String nameOf(long round) {
    return "memory/round-" + round;
  }

  @Override
  public SortedSet<Long> rounds() {
    return new TreeSet<>(files.keySet());
  }

  @Override
  public <R> R read(long round, Reader<R> reader) throws IOException {
    byte[] file = files.get(round);
    return reader.readFrom(new ByteArrayInputStream(file), file.length);
  }

  @Override
  public void write(long round, Content content) throws IOException {
    if (isFull) {
      throw new IOException("no space left on device");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    files.put(round, out.toByteArray());
  }

  @Override
  public void delete(long round) {
    files.remove(round);
  }
}
