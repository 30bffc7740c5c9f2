/**
 * Strings of spoken digits: {@link ch09_rnn.spoken.DigitStrings} joins single recordings, {@link
 * ch09_rnn.spoken.SpeechFrames} is what a network hears of them, {@link ch09_rnn.spoken.Heard} what
 * it took them for and {@link ch09_rnn.spoken.Alignment} where. {@link ch09_rnn.spoken.EveryPath}
 * adds up the paths of CTC one by one, for cases small enough, and {@link
 * ch09_rnn.spoken.SpeechPage} shows it all.
 *
 * <p>{@link ch09_rnn.spoken.Nearness} compares vectors of single clips, those of an auto-encoder
 * and {@link ch09_rnn.spoken.MeanFrames}.
 */
package ch09_rnn.spoken;
