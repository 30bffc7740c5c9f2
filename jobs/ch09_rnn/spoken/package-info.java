/**
 * Strings of spoken digits: {@link ch09_rnn.spoken.DigitStrings} joins single recordings, {@link
 * ch09_rnn.spoken.SpeechFrames} is what a network hears of them, {@link ch09_rnn.spoken.Heard} what
 * it took them for and {@link ch09_rnn.spoken.Alignment} where. {@link ch09_rnn.spoken.EveryPath}
 * adds up the paths of CTC one by one, for cases small enough, and {@code SpeechPage} shows it all.
 */
package ch09_rnn.spoken;
