package ch26_reinforcement_learning.scene;

import java.util.Arrays;
import java.util.function.IntFunction;
import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape.Disc;
import leeml.report.motion.Shape.Line;
import leeml.report.motion.Shape.Rectangle;
import leeml.report.motion.Shape.Tone;
import leeml.report.motion.Track;
import leeml.rl.Episode;

/** Walks over a board of squares, several at once; who has arrived waits for the others. */
public final class WalkScene {

  private static final double SECONDS = 0.4;

  private WalkScene() {}

  /**
   * A film of one or two walks on the same board.
   *
   * @param ground the tone of a square by its number, null for bare ground
   */
  public static Animation of(
      String title, int rows, int columns, IntFunction<Tone> ground, Episode... walks) {
    Animation film = Animation.of(title, new View(0, 0, columns, rows), SECONDS).jumping();
    for (int square = 0; square < rows * columns; square++) {
      Tone tone = ground.apply(square);
      if (tone != null) {
        film.still(new Rectangle(square % columns, up(square, rows, columns), 1, 1, tone));
      }
    }
    for (int line = 1; line < Math.max(rows, columns); line++) {
      film.still(
          Line.between(line, 0, line, rows, 0.01, Tone.LINE),
          Line.between(0, line, columns, line, 0.01, Tone.LINE));
    }
    int frames = Arrays.stream(walks).mapToInt(Episode::length).max().orElseThrow() + 2;
    Tone[] tones = {Tone.ACCENT, Tone.INK};
    for (int w = 0; w < walks.length; w++) {
      film.moving(
          track(walks[w], rows, columns, frames),
          new Disc(0.5, 0.5, 0.28 - 0.1 * w, tones[w % tones.length]));
    }
    return film;
  }

  /** Squares are counted row by row from the top, and films have their origin at the bottom. */
  private static int up(int square, int rows, int columns) {
    return rows - 1 - square / columns;
  }

  private static Track track(Episode walk, int rows, int columns, int frames) {
    double[] squares = Seen.column(walk, 0);
    double[] x = new double[frames];
    double[] y = new double[frames];
    for (int t = 0; t < frames; t++) {
      int square = (int) squares[Math.min(t, squares.length - 1)];
      x[t] = square % columns;
      y[t] = up(square, rows, columns);
    }
    return Track.of(x, y);
  }
}
