package leeml.train.worker;

import leeml.train.compress.Compressor;

/**
 * What one worker sends at the end of a round.
 *
 * @param line what it did
 * @param payload its vector, packed by the run's {@link Compressor}
 */
public record WorkerReply(WorkerLine line, byte[] payload) {}
