package bench;

import bench.CollectiveLaps.Lap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From which length on a topology is faster than sending straight to the driver. */
final class Crossover {

  private static final String STRAIGHT = "driver";

  private Crossover() {}

  /**
   * A sentence for each other topology.
   *
   * @param laps of one place and number of workers
   */
  static List<String> sentences(List<Lap> laps) {
    Map<String, TreeMap<Integer, Lap>> bySize = new LinkedHashMap<>();
    for (Lap lap : laps) {
      bySize.computeIfAbsent(lap.topology(), topology -> new TreeMap<>()).put(lap.size(), lap);
    }
    Map<Integer, Lap> straight = bySize.remove(STRAIGHT);
    List<String> sentences = new ArrayList<>();
    if (straight != null) {
      bySize.forEach(
          (topology, its) ->
              sentences.add(topology + " " + sentence(List.copyOf(its.values()), straight)));
    }
    return sentences;
  }

  /** What holds for the longest vectors, and down to which length. */
  private static String sentence(List<Lap> laps, Map<Integer, Lap> straight) {
    if (laps.stream().allMatch(lap -> lap.bytesBetween() == 0)) {
      return "is the way straight to the driver, with so few workers";
    }
    int first = laps.size();
    while (first > 0 && ratio(laps.get(first - 1), straight) > 1) {
      first--;
    }
    Lap longest = laps.get(laps.size() - 1);
    String atTheEnd =
        "(%.2f times as fast at d = %,d)".formatted(ratio(longest, straight), longest.size());
    return first == laps.size()
        ? "is not faster than straight to the driver, up to the longest " + atTheEnd
        : "is faster than straight to the driver from d = %,d on %s"
            .formatted(laps.get(first).size(), atTheEnd);
  }

  private static double ratio(Lap lap, Map<Integer, Lap> straight) {
    return straight.get(lap.size()).seconds() / lap.seconds();
  }
}
