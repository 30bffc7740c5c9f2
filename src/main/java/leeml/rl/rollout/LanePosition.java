package leeml.rl.rollout;

import java.io.Serializable;

/**
 * Where an episode under way stands, as what leads there: an environment needs no means to save its
 * state, since the same seed and actions give the same episode.
 *
 * @param seed of the episode
 * @param actions so far
 */
public record LanePosition(long seed, int[] actions) implements Serializable {}
