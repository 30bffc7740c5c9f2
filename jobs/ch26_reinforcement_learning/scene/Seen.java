package ch26_reinforcement_learning.scene;

import leeml.rl.Episode;

/** Columns of what was observed. */
final class Seen {

  private Seen() {}

  /** One number of every observation, s₀ to s_T. */
  static double[] column(Episode episode, int number) {
    return episode.observations().stream().mapToDouble(seen -> seen[number]).toArray();
  }
}
