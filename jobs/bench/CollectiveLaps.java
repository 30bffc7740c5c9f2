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

  private final JavaSparkContext spark;
  private final String place;
  private final int repeats;
  private final Consumer<String> say;

  /**
   * Median and bytes of one topology at one size.
   *
   * @param place where the executors were
   * @param size d
   * @param seconds from the call to the sum in the driver's hands
   * @param bytesUp through the driver
   * @param bytesBetween between executors
   */
  record Lap(
      String place,
      String topology,
      int workers,
      int size,
      double seconds,
      long bytesUp,
      long bytesBetween) {

    String line() {
      return "%-28s %2d workers %,11d numbers  %-13s %9.1f ms %,14d bytes up %,14d between"
          .formatted(place, workers, size, topology, seconds * 1e3, bytesUp, bytesBetween);
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

  /** All topologies that can run here, interleaved; one lap before counts for nothing. */
  List<Lap> measure(List<Topology> topologies, int workers, int size) {
    JavaRDD<float[]> vectors = SameVector.vectors(spark, workers, size);
    List<Lap> laps = new ArrayList<>();
    try {
      List<Topology> able = new ArrayList<>();
      for (Topology topology : topologies) {
        if (canRun(topology, vectors, workers, size)) {
          able.add(topology);
        }
      }
      double[][] seconds = new double[able.size()][repeats];
      Arrived[] arrived = new Arrived[able.size()];
      for (int lap = 0; lap < repeats; lap++) {
        for (int t = 0; t < able.size(); t++) {
          long start = System.nanoTime();
          arrived[t] = gather(able.get(t), vectors, size);
          seconds[t][lap] = (System.nanoTime() - start) * 1e-9;
        }
      }
      for (int t = 0; t < able.size(); t++) {
        laps.add(lap(able.get(t), workers, size, median(seconds[t]), arrived[t]));
      }
    } finally {
      vectors.unpersist(true);
    }
    laps.forEach(lap -> say.accept(lap.line()));
    return laps;
  }

  private boolean canRun(Topology topology, JavaRDD<float[]> vectors, int workers, int size) {
    try {
      gather(topology, vectors, size);
      return true;
    } catch (IllegalArgumentException e) {
      say.accept(
          "%-28s %2d workers %,11d numbers  %-13s left out: %s"
              .formatted(place, workers, size, topology.name(), e.getMessage()));
      return false;
    }
  }

  private static Arrived gather(Topology topology, JavaRDD<float[]> vectors, int size) {
    return topology.gather(vectors, new SameVector(), size, new FullPrecision());
  }

  private Lap lap(Topology topology, int workers, int size, double seconds, Arrived arrived) {
    return new Lap(
        place, topology.name(), workers, size, seconds, arrived.bytesUp(), arrived.bytesBetween());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
