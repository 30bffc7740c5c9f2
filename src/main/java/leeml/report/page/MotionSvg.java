package leeml.report.page;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.report.motion.Animation;
import leeml.report.motion.Animation.View;
import leeml.report.motion.Shape;
import leeml.report.motion.Track;

/**
 * An animation as SVG that plays by itself: SMIL's animateTransform, a list of values a body.
 *
 * <p>SVG's y runs downwards and its angles clockwise, so both change sign. Numbers are rounded to
 * hundredths of a pixel.
 */
final class MotionSvg {

  private static final int WIDTH = 700;
  private static final int TALLEST = 420;

  private final Animation animation;
  private final View view;
  private final double scale;

  private MotionSvg(Animation animation) {
    this.animation = animation;
    this.view = animation.view();
    this.scale =
        Math.min(WIDTH / (view.right() - view.left()), TALLEST / (view.top() - view.bottom()));
  }

  /** The element, without title and caption. */
  static String of(Animation animation) {
    return new MotionSvg(animation).svg();
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    String width = number((view.right() - view.left()) * scale);
    String height = number((view.top() - view.bottom()) * scale);
    svg.append(
        "<svg class=\"motion\" viewBox=\"0 0 %s %s\" width=\"%s\">"
            .formatted(width, height, width));
    svg.append(
        "<g transform=\"translate(%s %s)\">"
            .formatted(number(-view.left() * scale), number(view.top() * scale)));
    animation.stills().forEach(shape -> svg.append(element(shape)));
    for (Animation.Body body : animation.bodies()) {
      Track track = body.track();
      svg.append("<g>")
          .append(
              motion(
                  "translate",
                  frame ->
                      number(track.x()[frame] * scale) + " " + number(-track.y()[frame] * scale)))
          .append("<g>")
          .append(motion("rotate", frame -> number(-track.degrees()[frame])));
      body.shapes().forEach(shape -> svg.append(element(shape)));
      svg.append("</g></g>");
    }
    return svg.append("</g></svg>").toString();
  }

  private String motion(String type, IntFunction<String> value) {
    int frames = animation.frames();
    return "<animateTransform attributeName=\"transform\" type=\"%s\" values=\"%s\" dur=\"%ss\"%s repeatCount=\"indefinite\"/>"
        .formatted(
            type,
            IntStream.range(0, frames).mapToObj(value).collect(Collectors.joining(";")),
            number(frames * animation.secondsPerFrame()),
            animation.isJumping() ? " calcMode=\"discrete\"" : "");
  }

  private String element(Shape shape) {
    String tone = shape.tone().name().toLowerCase(Locale.ROOT);
    if (shape instanceof Shape.Rectangle r) {
      return "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
          .formatted(
              tone,
              number(r.x() * scale),
              number(-(r.y() + r.height()) * scale),
              number(r.width() * scale),
              number(r.height() * scale));
    }
    if (shape instanceof Shape.Disc d) {
      return "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
          .formatted(
              tone, number(d.x() * scale), number(-d.y() * scale), number(d.radius() * scale));
    }
    Shape.Line line = (Shape.Line) shape;
    return "<polyline class=\"%s\" points=\"%s\" stroke-width=\"%s\"/>"
        .formatted(
            tone,
            points(line.x().length, i -> line.x()[i] * scale, i -> -line.y()[i] * scale),
            number(line.width() * scale));
  }

  private static String points(int n, IntToDoubleFunction x, IntToDoubleFunction y) {
    return IntStream.range(0, n)
        .mapToObj(i -> number(x.applyAsDouble(i)) + "," + number(y.applyAsDouble(i)))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    String shorter = text.replaceAll("\\.?0+$", "");
    return shorter.equals("-0") ? "0" : shorter;
  }
}
