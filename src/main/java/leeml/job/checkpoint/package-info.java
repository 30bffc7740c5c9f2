/**
 * Checkpoints of a job's training, by {@code --checkpoint}: {@link
 * leeml.job.checkpoint.CheckpointSettings} is what the run's keys say of them, {@link
 * leeml.job.checkpoint.FitCheckpoints} gives each fit of the job a folder of its own and the facts
 * by which it knows its own files again.
 *
 * <p>What is in a checkpoint is {@code leeml.train.checkpoint}'s; where it lies is {@code
 * leeml.data.file}'s.
 */
package leeml.job.checkpoint;
