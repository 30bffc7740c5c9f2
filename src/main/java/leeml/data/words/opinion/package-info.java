/**
 * Sentences with an opinion: those of film reviews where they were fetched, else those of {@link
 * leeml.data.words.opinion.OpinionGrammar}; {@link leeml.data.words.opinion.SentimentData} cuts and
 * numbers them.
 */
package leeml.data.words.opinion;
