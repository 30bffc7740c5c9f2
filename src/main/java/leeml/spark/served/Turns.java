package leeml.spark.served;

import java.util.List;
import leeml.spark.served.Event.Report;
import leeml.spark.server.Look;
import leeml.spark.server.Traffic;
import leeml.train.cluster.RoundCost;
import leeml.train.cluster.Turn;
import leeml.train.worker.WorkerLine;

/**
 * Makes turns out of reports and looks at θ, and remembers the last.
 *
 * <p>What goes between workers and slices on the driver is counted as up and down; with slices on
 * executors it goes between workers, and the driver's looks are not counted.
 */
final class Turns {

  private final boolean throughDriver;
  private final long startNanos = System.nanoTime();
  private long endNanos = startNanos;
  private long applyNanos;
  private Look seen;

  Turns(boolean throughDriver) {
    this.throughDriver = throughDriver;
  }

  double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  /** The last look; null before the first. */
  Look seen() {
    return seen;
  }

  /** Those who take pushes in are others from now on, unless they are on the driver. */
  void startAnew() {
    applyNanos = throughDriver ? applyNanos : 0;
  }

  Turn turn(List<Report> reports, Look look) {
    List<WorkerLine> lines = reports.stream().map(Report::line).toList();
    RoundCost cost = cost(reports, lines, look);
    seen = look;
    return new Turn(look.theta(), lines, look.staleness(), look.lead(), look.learningRate(), cost);
  }

  private RoundCost cost(List<Report> reports, List<WorkerLine> lines, Look look) {
    Traffic traffic = reports.stream().map(Report::traffic).reduce(Traffic.NONE, Traffic::plus);
    long now = System.nanoTime();
    double seconds = (now - endNanos) * 1e-9;
    double applied = (double) (look.applyNanos() - applyNanos) / reports.size();
    endNanos = now;
    applyNanos = look.applyNanos();
    return new RoundCost(
        throughDriver ? traffic.bytesDown() : 0,
        throughDriver ? traffic.bytesUp() : 0,
        throughDriver ? 0 : traffic.bytesUp() + traffic.bytesDown(),
        seconds,
        lines.stream().mapToDouble(WorkerLine::computeSeconds).average().orElse(0),
        lines.stream().mapToDouble(WorkerLine::computeSeconds).max().orElse(0),
        traffic.serialiseNanos() * 1e-9 / reports.size(),
        applied * 1e-9);
  }
}
