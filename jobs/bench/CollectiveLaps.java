package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import leeml.spark.topology.Arrived;
import leeml.spark.topology.Topology;
import leeml.train.compress.FullPrecision;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Gathers vectors of one length from one number of workers, by one topology after the other. */
final class CollectiveLaps {

  private static final int WARM_UP_SIZE = 1000;
  private static final int WARM_UP_LAPS = 20;

  private final JavaSparkContext spark;
  private final String place;
  private final int repeats;
  private final Consumer<String> say;

  /**
   * Times and bytes of one topology at one size.
   *
   * @param place where the executors were
   * @param size d
   * @param seconds from the call to the sum in the driver's hands, median
   * @param fastest of all laps: least disturbed by what else the machine does
   * @param bytesUp through the driver
   * @param bytesBetween between executors
   */
  record Lap(
      String place,
      String topology,
      int workers,
      int size,
      double seconds,
      double fastest,
      long bytesUp,
      long bytesBetween) {

    String line() {
      return "%-28s %2d workers %,11d numbers  %-13s %8.1f ms (fastest %8.1f) %,13d bytes up %,13d between"
          .formatted(
              place, workers, size, topology, seconds * 1e3, fastest * 1e3, bytesUp, bytesBetween);
    }
  }

  /**
   * Measurements to come.
   *
   * @param place what to call this context
   * @param repeats laps that count
   * @param say told each outcome, and what had to be left out
   */
  CollectiveLaps(JavaSparkContext spark, String place, int repeats, Consumer<String> say) {
    this.spark = spark;
    this.place = place;
    this.repeats = repeats;
    this.say = say;
  }

  /** Has the JVMs compile what every lap runs, which takes some laps. */
  void warmUp(List<Topology> topologies, int workers) {
    JavaRDD<float[]> vectors = SameVector.vectors(spark, workers, WARM_UP_SIZE);
    for (Topology topology : able(topologies, vectors, workers, WARM_UP_SIZE)) {
      for (int lap = 0; lap < WARM_UP_LAPS; lap++) {
        gather(topology, vectors, WARM_UP_SIZE);
      }
    }
    vectors.unpersist(true);
  }

  /** All topologies that can run here, interleaved; one lap before counts for nothing. */
  List<Lap> measure(List<Topology> topologies, int workers, int size) {
    JavaRDD<float[]> vectors = SameVector.vectors(spark, workers, size);
    try {
      List<Lap> laps = interleaved(able(topologies, vectors, workers, size), vectors, size);
      laps.forEach(lap -> say.accept(lap.line()));
      return laps;
    } finally {
      vectors.unpersist(true);
    }
  }

  private List<Lap> interleaved(List<Topology> able, JavaRDD<float[]> vectors, int size) {
    double[][] seconds = new double[able.size()][repeats];
    Arrived[] arrived = new Arrived[able.size()];
    for (int lap = 0; lap < repeats; lap++) {
      for (int t = 0; t < able.size(); t++) {
        long start = System.nanoTime();
        arrived[t] = gather(able.get(t), vectors, size);
        seconds[t][lap] = (System.nanoTime() - start) * 1e-9;
      }
    }
    List<Lap> laps = new ArrayList<>();
    for (int t = 0; t < able.size(); t++) {
      Arrays.sort(seconds[t]);
      laps.add(
          new Lap(
              place,
              able.get(t).name(),
              vectors.getNumPartitions(),
              size,
              Median.of(seconds[t]),
              seconds[t][0],
              arrived[t].bytesUp(),
              arrived[t].bytesBetween()));
    }
    return laps;
  }

  /** Those that run; says why of those that do not. */
  private List<Topology> able(
      List<Topology> topologies, JavaRDD<float[]> vectors, int workers, int size) {
    List<Topology> able = new ArrayList<>();
    for (Topology topology : topologies) {
      try {
        gather(topology, vectors, size);
        able.add(topology);
      } catch (IllegalArgumentException e) {
        say.accept(
            "%-28s %2d workers %,11d numbers  %-13s left out: %s"
                .formatted(place, workers, size, topology.name(), e.getMessage()));
      }
    }
    return able;
  }

  private static Arrived gather(Topology topology, JavaRDD<float[]> vectors, int size) {
    return topology.gather(vectors, new SameVector(), size, new FullPrecision());
  }
}
