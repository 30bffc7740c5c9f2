/**
 * Chapter 9, Recurrent Neural Network: networks that read a sequence step by step and remember.
 *
 * <p>{@link ch09_rnn.SlotsJob} fills the slots of travel sentences with Elman, Jordan,
 * bidirectional networks, LSTM and GRU; {@link ch09_rnn.LstmByHandJob} follows the lecture's LSTM
 * cell number by number; {@link ch09_rnn.CliffJob} shows why training is hard and what clipping and
 * IRNN do; {@link ch09_rnn.SentimentJob} reads a whole sentence into one answer, {@link
 * ch09_rnn.KeyTermsJob} a document into its key terms, {@link ch09_rnn.TextCodeJob} a passage into
 * one vector; {@link ch09_rnn.SpeechJob} reads strings of spoken digits by CTC, and {@link
 * ch09_rnn.SpeechCodeJob} squeezes clips into vectors. The lesson is {@code README.md} beside this
 * file.
 */
package ch09_rnn;
