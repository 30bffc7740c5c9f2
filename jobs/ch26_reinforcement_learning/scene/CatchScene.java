package ch26_reinforcement_learning.scene;

import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape.Rectangle;
import leeml.report.motion.Shape.Tone;
import leeml.report.motion.Track;
import leeml.rl.Episode;
import leeml.rl.env.Catch;

/** The ball and the paddle, found again in the pixels. */
public final class CatchScene {

  private static final double SECONDS = 0.08;

  private CatchScene() {}

  /** The film of an episode of Catch. */
  public static Animation of(String title, Episode episode) {
    int frames = episode.observations().size();
    double[] column = new double[frames];
    double[] height = new double[frames];
    double[] paddle = new double[frames];
    for (int t = 0; t < frames; t++) {
      float[] pixels = episode.observations().get(t);
      int first = 0;
      while (pixels[first] == 0) {
        first++;
      }
      int last = pixels.length - 1;
      while (pixels[last] == 0) {
        last--;
      }
      column[t] = first % Catch.SIDE;
      height[t] = Catch.SIDE - 1 - first / Catch.SIDE;
      paddle[t] = last % Catch.SIDE - 2 * Catch.REACH;
    }
    return Animation.of(title, new View(0, 0, Catch.SIDE, Catch.SIDE), SECONDS)
        .jumping()
        .moving(Track.of(column, height), new Rectangle(0, 0, 1, 1, Tone.ACCENT))
        .moving(
            Track.of(paddle, new double[frames]),
            new Rectangle(0, 0, 2 * Catch.REACH + 1, 1, Tone.INK));
  }
}
