/**
 * Books as texts, and passages cut from them: documents whose topic is the book they are from.
 *
 * <p>{@link leeml.data.words.book.Books} reads text files, or a tar of them, a book each; {@link
 * leeml.data.words.book.Names} finds the words that are written with a capital, which would give a
 * book away; {@link leeml.data.words.book.Passage} is a stretch of words with the number of its
 * book; {@link leeml.data.words.book.TopicTexts} are such passages, or generated ones where no
 * books were fetched.
 */
package leeml.data.words.book;
