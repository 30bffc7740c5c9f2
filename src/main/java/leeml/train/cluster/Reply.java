package leeml.train.cluster;

import java.util.List;

/**
 * What one worker, or a group of workers added up, sends towards the centre.
 *
 * @param mean the vectors' mean, weighted by examples, shape (d)
 * @param workers a line for each worker in it
 */
public record Reply(float[] mean, List<WorkerLine> workers) {

  /** Copies the list, not the vector. */
  public Reply {
    workers = List.copyOf(workers);
  }

  static Reply of(WorkerLine line, float[] message) {
    return new Reply(message, List.of(line));
  }

  /** Examples that the reply stands for: its weight in a mean. */
  public long examples() {
    return workers.stream().mapToLong(WorkerLine::examples).sum();
  }
}
