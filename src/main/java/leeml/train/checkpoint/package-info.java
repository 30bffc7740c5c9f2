/**
 * A fit under way as bytes, and as bytes a fit that goes on.
 *
 * <p>A {@link leeml.train.checkpoint.Checkpoint} is all that a run does not work out again from its
 * input: θ, what the centre or the server and the workers remember, the ledger, and what decides
 * when to stop. Batches are not in it: they follow from the seed, the worker and the step. {@link
 * leeml.train.checkpoint.Checkpoints} says when one is written and which one is gone on from;
 * {@link leeml.train.checkpoint.CheckpointFolder} is where the bytes lie, which this package does
 * not know.
 *
 * <p>A file is read field by field, every length against what is left of it: nothing in it names a
 * class, and Java's deserialisation has no part in it.
 */
package leeml.train.checkpoint;
