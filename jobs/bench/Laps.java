package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Measurements of several sides that take turns, so that what slows the machine slows them all. */
final class Laps {

  private Laps() {}

  /** Medians of each side's laps; a lap that does not count comes first. */
  static double[] inTurn(List<DoubleSupplier> sides, int repeats) {
    List<double[]> laps = new ArrayList<>();
    for (int lap = 0; lap <= repeats; lap++) {
      laps.add(sides.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray());
    }
    return IntStream.range(0, sides.size())
        .mapToDouble(side -> Median.of(laps.subList(1, laps.size()), lap -> lap[side]))
        .toArray();
  }
}
