package bench;

import leeml.model.Examples;

/**
 * Another system's side of {@link NetsBench}, which a build has by its Maven profile {@code bench}.
 *
 * <p>Each method trains by Adam on one thread and gives the nanoseconds of its steps; what must be
 * made or compiled first is not in them.
 */
public interface Peer {

  /** As the tables have it. */
  String name();

  /**
   * LeNet as {@link LeNetStep} has it.
   *
   * @param pictures at least a batch
   */
  long leNet(Examples pictures, int batch, int steps);

  /** {@link SequenceStep}'s LSTM. */
  long lstm(SequenceStep.Shape shape, int steps);

  /** {@link SequenceStep}'s transformer block. */
  long transformer(SequenceStep.Shape shape, int steps);
}
