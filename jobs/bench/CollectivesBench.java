package bench;

import bench.CollectiveLaps.Lap;
import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leeml.job.About;
import leeml.job.Bench;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.standalone.StandaloneCluster;
import leeml.spark.standalone.StandaloneCluster.Shape;
import leeml.spark.topology.Topology;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a collective costs by topology, vector length and number of workers: first in the session at
 * hand, then on a standalone cluster whose executors are JVMs of their own.
 *
 * <p>A lap gathers one vector a worker, from the executors' memory to its mean on the driver. θ on
 * its way down is the same for all topologies and not in it.
 */
@AutoService(Bench.class)
@SuppressWarnings("rawtypes") // AutoService names the raw interface
@About(
    name = "bench.collectives",
    rows = {},
    summary = "seconds and bytes of each topology by vector length and workers; the crossover")
public final class CollectivesBench implements Bench<CollectivesBench.Options> {

  /** Copies of a worker's vector that are alive at a time where it is packed, moved and added. */
  private static final int COPIES = 6;

  private static final double SHARE_OF_HEAP = 0.6;

  /** What the measurement covers. */
  public record Options(
      @Key("vector lengths d, each ≥ 1") List<Integer> sizes,
      @Key("numbers of workers K, each ≥ 1") List<Integer> workers,
      @Key("topologies to compare") List<Topology> topologies,
      @Key("laps that count, ≥ 1; medians are compared") int repeats,
      @Key("executors of the cluster; 0 leaves it out") int executors,
      @Key("tasks that an executor runs at a time, ≥ 1") int slots,
      @Key("heap of an executor in megabytes, ≥ 500") int megabytes) {

    /** Checks the ranges. */
    public Options {
      sizes.forEach(size -> requireAtLeast("sizes", size, 1));
      workers.forEach(count -> requireAtLeast("workers", count, 1));
      requireAtLeast("repeats", repeats, 1);
      requireAtLeast("executors", executors, 0);
      requireAtLeast("slots", slots, 1);
      requireAtLeast("megabytes", megabytes, 500);
    }

    private static void requireAtLeast(String key, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(key + " = " + value + ", expected at least " + least);
      }
    }
  }

  @Override
  public void run(Run run, Options options) {
    String here = run.sc().master();
    long heap = Runtime.getRuntime().maxMemory();
    List<Lap> laps = new ArrayList<>(measure(run, options, run.sc(), here, heap));
    if (options.executors() > 0) {
      run.spark().stop(); // a JVM has one context at a time
      laps.addAll(onCluster(run, options));
    }
    report(run, laps);
  }

  private static List<Lap> onCluster(Run run, Options options) {
    Shape shape = new Shape(options.executors(), options.slots(), options.megabytes());
    Path folder = run.folder().path().resolve("cluster");
    String place = "%d executors of %d tasks".formatted(options.executors(), options.slots());
    run.say("starting a standalone cluster of " + place);
    try (StandaloneCluster cluster = StandaloneCluster.start(shape, folder)) {
      SparkConf conf = new SparkConf().setAppName("collectives").set("spark.ui.enabled", "false");
      cluster.settings().forEach(conf::set);
      try (JavaSparkContext spark = new JavaSparkContext(conf)) {
        long executors = options.megabytes() * (1L << 20) * options.executors();
        long heap = Math.min(executors, Runtime.getRuntime().maxMemory());
        return measure(run, options, spark, place, heap);
      }
    }
  }

  private static List<Lap> measure(
      Run run, Options options, JavaSparkContext spark, String place, long heap) {
    CollectiveLaps measuring = new CollectiveLaps(spark, place, options.repeats(), run::say);
    List<Lap> laps = new ArrayList<>();
    measuring.warmUp(options.topologies(), options.workers().get(0));
    for (int workers : options.workers()) {
      for (int size : options.sizes()) {
        double needed = (double) COPIES * workers * 4 * size;
        if (needed > SHARE_OF_HEAP * heap) {
          run.say(
              "%s: %d workers, %,d numbers left out: needs about %,.0f MB of heap, there are %,d"
                  .formatted(place, workers, size, needed / (1 << 20), heap >> 20));
        } else {
          laps.addAll(measuring.measure(options.topologies(), workers, size));
        }
      }
    }
    return laps;
  }

  private static void report(Run run, List<Lap> laps) {
    Map<String, List<Lap>> settings =
        laps.stream()
            .collect(
                Collectors.groupingBy(
                    lap -> lap.place() + ", " + lap.workers() + " workers",
                    LinkedHashMap::new,
                    Collectors.toList()));
    settings.forEach(
        (setting, its) -> {
          run.report().add(table(setting, its)).add(chart(setting, its));
          for (String sentence : Crossover.sentences(its)) {
            run.say(setting + ": " + sentence);
            run.report().text(sentence);
          }
        });
    for (Lap lap : laps) {
      run.report()
          .metric(
              "%s, %d workers, %d numbers, %s: seconds"
                  .formatted(lap.place(), lap.workers(), lap.size(), lap.topology()),
              lap.seconds());
    }
    run.report().claim(oneVectorThroughTheDriver(laps));
  }

  private static Table table(String setting, List<Lap> laps) {
    Table table =
        Table.of(
            setting,
            "d",
            "topology",
            "milliseconds (median)",
            "(fastest)",
            "bytes up",
            "bytes between");
    for (Lap lap : laps) {
      table.row(
          lap.size(),
          lap.topology(),
          lap.seconds() * 1e3,
          lap.fastest() * 1e3,
          lap.bytesUp(),
          lap.bytesBetween());
    }
    return table;
  }

  private static LineChart chart(String setting, List<Lap> laps) {
    LineChart chart = LineChart.of(setting, "d", "seconds").logX().logY().markers();
    laps.stream()
        .collect(Collectors.groupingBy(Lap::topology, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (topology, its) ->
                chart.series(
                    topology,
                    its.stream().mapToDouble(Lap::size).toArray(),
                    its.stream().mapToDouble(Lap::seconds).toArray()));
    return chart;
  }

  private static Claim oneVectorThroughTheDriver(List<Lap> laps) {
    double most =
        laps.stream()
            .filter(lap -> lap.topology().equals("sliced") || lap.topology().startsWith("ring"))
            .filter(lap -> lap.size() >= 100_000)
            .mapToDouble(lap -> lap.bytesUp() / (4.0 * lap.size()))
            .max()
            .orElse(0);
    return Claim.atMost(
        "D.5", "vectors through the driver, sliced and ring, d ≥ 100 000", most, 1.01);
  }
}
