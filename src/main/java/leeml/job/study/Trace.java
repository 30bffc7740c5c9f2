package leeml.job.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one run's ledger says, read from its {@code metrics.jsonl}.
 *
 * @param loss the loss where it was taken, thinned to about a hundred points
 * @param score the score where it was taken
 * @param rounds of the fit
 * @param bytesUp sent to the centre, or to neighbours, in all
 */
record Trace(List<Point> loss, List<Point> score, long rounds, double bytesUp) {

  private static final int MOST_POINTS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A value, and what had been spent when it was taken.
   *
   * @param examples seen
   * @param bytes sent in all directions
   * @param seconds of rounds, by the clock of the run's cluster
   */
  record Point(double examples, double bytes, double seconds, double value) {}

  Trace {
    loss = List.copyOf(loss);
    score = List.copyOf(score);
  }

  /**
   * Reads a run's first fit.
   *
   * @throws IOException if the run folder cannot be read
   */
  static Trace read(Path folder, Comparison comparison) throws IOException {
    List<Point> losses = new ArrayList<>();
    List<Point> scores = new ArrayList<>();
    double examples = 0;
    double bytes = 0;
    double bytesUp = 0;
    double seconds = 0;
    long rounds = 0;
    String fit = null;
    for (String text : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
      JsonNode line = JSON.readTree(text);
      fit = fit == null ? line.path("fit").asText() : fit;
      if (!line.path("fit").asText().equals(fit)) {
        continue;
      }
      double up = line.path("bytesUp").asDouble() + line.path("bytesBetween").asDouble();
      examples += line.path("examples").asDouble();
      bytesUp += up;
      bytes += up + line.path("bytesDown").asDouble();
      seconds += line.path("seconds").asDouble();
      rounds++;
      add(line, comparison.loss(), examples, bytes, seconds, losses);
      add(line, comparison.score(), examples, bytes, seconds, scores);
    }
    return new Trace(thinned(losses), scores, rounds, bytesUp);
  }

  private static void add(
      JsonNode line,
      String column,
      double examples,
      double bytes,
      double seconds,
      List<Point> points) {
    if (line.has(column)) {
      // A value that is not finite stands there as text.
      JsonNode value = line.get(column);
      points.add(
          new Point(examples, bytes, seconds, value.isNumber() ? value.asDouble() : Double.NaN));
    }
  }

  /** The mean of each stretch, at its end. */
  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    List<Point> thin = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      int from = (int) ((long) points.size() * i / MOST_POINTS);
      int to = (int) ((long) points.size() * (i + 1) / MOST_POINTS);
      Point end = points.get(to - 1);
      double mean =
          points.subList(from, to).stream().mapToDouble(Point::value).average().orElseThrow();
      thin.add(new Point(end.examples(), end.bytes(), end.seconds(), mean));
    }
    return thin;
  }

  /** The first point whose score reaches the target. */
  Optional<Point> reached(Comparison comparison) {
    return score.stream().filter(point -> comparison.reached(point.value())).findFirst();
  }

  /** The last score; NaN if none was taken. */
  double lastScore() {
    return last(score);
  }

  /** The last loss; NaN if none was taken. */
  double lastLoss() {
    return last(loss);
  }

  /** Seconds of all rounds up to the last loss. */
  double seconds() {
    return loss.isEmpty() ? Double.NaN : loss.get(loss.size() - 1).seconds();
  }

  private static double last(List<Point> points) {
    return points.isEmpty() ? Double.NaN : points.get(points.size() - 1).value();
  }
}
