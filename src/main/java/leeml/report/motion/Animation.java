package leeml.report.motion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A short film drawn from recorded states, played over and over.
 *
 * <pre>{@code
 * report.add(Animation.of("The pole", new View(-2.4, -0.3, 2.4, 1.2), 0.02)
 *     .still(Line.between(-2.4, 0, 2.4, 0, 0.01, Tone.LINE))
 *     .moving(Track.of(x, zero), new Rectangle(-0.2, -0.1, 0.4, 0.2, Tone.INK))
 *     .caption("It stands."));
 * }</pre>
 */
public final class Animation {

  /** The part of the world that is seen, in the world's units; y upwards. */
  public record View(double left, double bottom, double right, double top) {

    /** Checks that there is something to see. */
    public View {
      if (!(left < right) || !(bottom < top)) {
        throw new IllegalArgumentException(
            "a view from (%s, %s) to (%s, %s)".formatted(left, bottom, right, top));
      }
    }
  }

  /** Shapes that follow a track together. */
  public record Body(Track track, List<Shape> shapes) {

    /** Copies the list. */
    public Body {
      shapes = List.copyOf(shapes);
    }
  }

  private final String title;
  private final View view;
  private final double secondsPerFrame;
  private final List<Shape> stills = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private boolean jumps;
  private String caption = "";

  private Animation(String title, View view, double secondsPerFrame) {
    if (!(secondsPerFrame > 0)) {
      throw new IllegalArgumentException(
          "%s seconds a frame, expected above 0".formatted(secondsPerFrame));
    }
    this.title = title;
    this.view = view;
    this.secondsPerFrame = secondsPerFrame;
  }

  /** Starts a film. */
  public static Animation of(String title, View view, double secondsPerFrame) {
    return new Animation(title, view, secondsPerFrame);
  }

  /** Adds what does not move, behind all that comes after it. */
  public Animation still(Shape... shapes) {
    stills.addAll(List.of(shapes));
    return this;
  }

  /**
   * Adds a body.
   *
   * @throws IllegalArgumentException if its track has another number of frames than those before
   */
  public Animation moving(Track track, Shape... shapes) {
    if (!bodies.isEmpty() && bodies.get(0).track().frames() != track.frames()) {
      throw new IllegalArgumentException(
          "a track of %d frames beside one of %d"
              .formatted(track.frames(), bodies.get(0).track().frames()));
    }
    bodies.add(new Body(track, List.of(shapes)));
    return this;
  }

  /** Lets bodies jump from frame to frame in place of gliding, for worlds of squares. */
  public Animation jumping() {
    jumps = true;
    return this;
  }

  /** Says under the film what to notice. */
  public Animation caption(String whatToNotice) {
    caption = whatToNotice;
    return this;
  }

  /** The title over the film. */
  public String title() {
    return title;
  }

  /** What is seen of the world. */
  public View view() {
    return view;
  }

  /** How long a frame lasts. */
  public double secondsPerFrame() {
    return secondsPerFrame;
  }

  /** What does not move, in order; a read-only view. */
  public List<Shape> stills() {
    return Collections.unmodifiableList(stills);
  }

  /** What moves, in order; a read-only view. */
  public List<Body> bodies() {
    return Collections.unmodifiableList(bodies);
  }

  /** Whether bodies jump. */
  public boolean isJumping() {
    return jumps;
  }

  /** What to notice; empty if nothing is said. */
  public String caption() {
    return caption;
  }

  /** How many frames there are; 0 if nothing moves. */
  public int frames() {
    return bodies.isEmpty() ? 0 : bodies.get(0).track().frames();
  }
}
