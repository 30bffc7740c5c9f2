/**
 * Sentences as the field keeps them: words with a label each, and how well labels were found.
 *
 * <p>{@link leeml.data.words.IobFile} reads the column format of CoNLL's shared tasks and of ATIS;
 * {@link leeml.data.words.Chunk} finds the entities that IOB labels stand for, and {@link
 * leeml.data.words.ChunkScore} counts them as {@code conlleval} does. {@link
 * leeml.data.words.Vocabulary} numbers words, with one number for all that are unknown. {@link
 * leeml.data.words.SentencePolarity} reads the film reviews' sentences.
 */
package leeml.data.words;
