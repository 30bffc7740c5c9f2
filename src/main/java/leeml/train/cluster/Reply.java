package leeml.train.cluster;

import java.util.List;
import leeml.train.compress.Compressor;
import leeml.train.worker.WorkerLine;
import leeml.train.worker.WorkerReply;

/**
 * What a group of workers sent, added up.
 *
 * @param mean the vectors' weighted mean, shape (d)
 * @param workers a line for each worker in it
 */
public record Reply(float[] mean, List<WorkerLine> workers) {

  /** Copies the list, not the vector. */
  public Reply {
    workers = List.copyOf(workers);
  }

  /** A group of one. */
  public static Reply of(WorkerReply reply, Compressor compressor, int size) {
    float[] vector = new float[size];
    compressor.decompress(reply.payload(), vector);
    return new Reply(vector, List.of(reply.line()));
  }

  /** Examples that the group saw. */
  public long examples() {
    return workers.stream().mapToLong(WorkerLine::examples).sum();
  }

  /** Its weight in a mean of groups. */
  public double weight() {
    return workers.stream().mapToDouble(WorkerLine::weight).sum();
  }
}
