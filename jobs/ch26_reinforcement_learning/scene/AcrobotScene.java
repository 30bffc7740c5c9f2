package ch26_reinforcement_learning.scene;

import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape.Disc;
import leeml.report.motion.Shape.Line;
import leeml.report.motion.Shape.Tone;
import leeml.report.motion.Track;
import leeml.rl.Episode;

/** The two links and the line that the free end is to reach, in metres, a third of real speed. */
public final class AcrobotScene {

  private static final double SECONDS = 0.066;

  private AcrobotScene() {}

  /** The film of an episode of Acrobot-v1. */
  public static Animation of(String title, Episode episode) {
    int frames = episode.observations().size();
    double[] turn1 = new double[frames];
    double[] turn2 = new double[frames];
    double[] x = new double[frames];
    double[] y = new double[frames];
    for (int t = 0; t < frames; t++) {
      float[] seen = episode.observations().get(t);
      double angle1 = Math.atan2(seen[1], seen[0]);
      double angle2 = angle1 + Math.atan2(seen[3], seen[2]);
      turn1[t] = near(Math.toDegrees(angle1), t == 0 ? 0 : turn1[t - 1]);
      turn2[t] = near(Math.toDegrees(angle2), t == 0 ? 0 : turn2[t - 1]);
      x[t] = Math.sin(angle1);
      y[t] = -Math.cos(angle1);
    }
    return Animation.of(title, new View(-2.4, -2.2, 2.4, 2.2), SECONDS)
        .still(Line.between(-2.4, 1, 2.4, 1, 0.02, Tone.GOOD))
        .moving(
            Track.turning(0, 0, turn1),
            Line.between(0, 0, 0, -1, 0.16, Tone.SOFT),
            new Disc(0, 0, 0.1, Tone.INK))
        .moving(
            new Track(x, y, turn2),
            Line.between(0, 0, 0, -1, 0.16, Tone.ACCENT),
            new Disc(0, 0, 0.1, Tone.INK));
  }

  /** The same direction by full turns, as near to the last frame's as can be. */
  private static double near(double degrees, double last) {
    return degrees + 360 * Math.rint((last - degrees) / 360);
  }
}
