/**
 * Short passages of books as sequences of words: {@link ch09_rnn.passage.PassageData} reads, cuts
 * and numbers them.
 */
package ch09_rnn.passage;
