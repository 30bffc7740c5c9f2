/**
 * Findings of five papers, measured again at a size that two cores manage: one class a paper.
 *
 * <p>Each holds its options, runs its settings, claims what the paper found as far as it holds
 * here, and adds a part to the page in which the paper's words stand beside the measured numbers.
 * What is compared is counted or kept by the virtual clock, so that a run repeats to the last
 * digit. {@link study.ReproducedJob} runs all five; the lesson is {@code reproduced.md} in the
 * folder above.
 */
package study.reproduced;
