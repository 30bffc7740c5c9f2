/**
 * Sentences with an opinion: those of film reviews where they were fetched, else those of {@link
 * ch09_rnn.opinion.OpinionGrammar}; {@link ch09_rnn.opinion.SentimentData} cuts and numbers them.
 */
package ch09_rnn.opinion;
