package ch09_rnn.slot;

import java.util.List;
import leeml.data.words.ChunkScore;
import leeml.train.Fit;

/**
 * What a network came to.
 *
 * @param fit its training
 * @param parameters d
 * @param score entities of the held-out sentences
 * @param pairsTold the share of pairs that differ in one word and were both read rightly; NaN
 *     without pairs
 * @param answers what it takes the city of the first pair's two sentences for; empty without pairs
 */
public record SlotResult(
    Fit fit, int parameters, ChunkScore score, double pairsTold, List<String> answers) {}
