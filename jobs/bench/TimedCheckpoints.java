package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import leeml.train.checkpoint.CheckpointFolder;

/** A folder that knows how long each of its files took to write. */
final class TimedCheckpoints implements CheckpointFolder {

  private final CheckpointFolder folder;
  private final List<Double> seconds = new ArrayList<>();
  private long bytes;

  TimedCheckpoints(CheckpointFolder folder) {
    this.folder = folder;
  }

  double median() {
    return Median.of(seconds, second -> second);
  }

  double slowest() {
    return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  double megabytes() {
    return bytes * 1e-6;
  }

  @Override
  public void write(long round, Content content) throws IOException {
    long start = System.nanoTime();
    folder.write(round, content);
    seconds.add((System.nanoTime() - start) * 1e-9);
    bytes = folder.read(round, (in, length) -> length);
  }

  @Override
  public String nameOf(long round) {
    return folder.nameOf(round);
  }

  @Override
  public SortedSet<Long> rounds() throws IOException {
    return folder.rounds();
  }

  @Override
  public <R> R read(long round, Reader<R> reader) throws IOException {
    return folder.read(round, reader);
  }

  @Override
  public void delete(long round) throws IOException {
    folder.delete(round);
  }
}
