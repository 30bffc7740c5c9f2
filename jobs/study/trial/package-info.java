/**
 * Comparisons of settings on one task: a perceptron on digits, trained by every setting with every
 * seed.
 *
 * <p>{@link study.trial.Setting} says what differs, {@link study.trial.DigitTask} and {@link
 * study.trial.DigitOptions} what does not. {@link study.trial.Trials} makes a Spark task of each
 * setting and seed; its workers live on a virtual cluster inside the task, which packs and moves
 * the real bytes and keeps a clock of its own. {@link study.trial.Results} holds what came of a
 * setting over seeds.
 */
package study.trial;
