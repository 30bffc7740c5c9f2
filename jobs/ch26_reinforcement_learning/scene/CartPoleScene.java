package ch26_reinforcement_learning.scene;

import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape.Disc;
import leeml.report.motion.Shape.Line;
import leeml.report.motion.Shape.Rectangle;
import leeml.report.motion.Shape.Tone;
import leeml.report.motion.Track;
import leeml.rl.Episode;

/** The pole on its cart, in metres, at the speed at which it was simulated. */
public final class CartPoleScene {

  private static final double SECONDS = 0.02;
  private static final double LIMIT = 2.4;
  private static final double POLE = 1;

  private CartPoleScene() {}

  /** The film of an episode of CartPole-v1. */
  public static Animation of(String title, Episode episode) {
    double[] x = Seen.column(episode, 0);
    double[] rails = new double[x.length];
    double[] lean = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      lean[t] = -Math.toDegrees(episode.observations().get(t)[2]);
    }
    return Animation.of(title, new View(-LIMIT - 0.3, -0.35, LIMIT + 0.3, 1.25), SECONDS)
        .still(
            Line.between(-LIMIT - 0.3, 0, LIMIT + 0.3, 0, 0.02, Tone.LINE),
            Line.between(-LIMIT, -0.12, -LIMIT, 0.12, 0.03, Tone.BAD),
            Line.between(LIMIT, -0.12, LIMIT, 0.12, 0.03, Tone.BAD))
        .moving(Track.of(x, rails), new Rectangle(-0.25, -0.12, 0.5, 0.24, Tone.INK))
        .moving(
            new Track(x, rails, lean),
            Line.between(0, 0, 0, POLE, 0.08, Tone.ACCENT),
            new Disc(0, 0, 0.05, Tone.SOFT));
  }
}
