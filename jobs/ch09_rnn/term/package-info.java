/**
 * Documents and their key terms: {@link ch09_rnn.term.TalkGrammar} makes some in which frequency
 * tells little, {@link ch09_rnn.term.TermData} numbers and cuts them and knows their tf-idf, and
 * {@link ch09_rnn.term.Ranking} judges.
 */
package ch09_rnn.term;
