/**
 * Slot filling: sentences from {@link ch09_rnn.slot.TravelGrammar} or a file by {@link
 * ch09_rnn.slot.SlotSource}, as numbers in {@link ch09_rnn.slot.SlotData}, and the networks of
 * {@link ch09_rnn.slot.SlotNetwork}, of this project's plain Java or of Deeplearning4j ({@link
 * ch09_rnn.slot.SlotModel}).
 */
package ch09_rnn.slot;
