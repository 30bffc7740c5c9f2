package leeml.job.spec;

import leeml.error.UsageException;
import leeml.job.place.Place;
import leeml.job.place.SerialPlace;
import leeml.job.place.SparkPlace;
import leeml.job.place.VirtualPlace;
import leeml.sim.Compute;
import leeml.sim.Compute.Failures;
import leeml.sim.Compute.Stragglers;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.Overhead;
import leeml.sim.paths.Paths;
import leeml.spark.served.ServerSetup;

/**
 * What may stand after {@code --cluster}: {@code spark:server=executors}, {@code serial}, {@code
 * virtual:workers=256,step=2ms,spread=0.1,latency=0.5ms,bandwidth=1Gb,straggler=0.01x10}.
 *
 * <p>On Spark a parameter server, where the strategy has one, is on the driver, in as many {@code
 * slices} as are said, or a slice on each worker's executor; {@code timeout} is how long a worker
 * waits for its answer.
 *
 * <p>What is not said of a virtual cluster: steps of 1 ms that vary by a tenth, nothing an example,
 * no stragglers, no failures; gigabit Ethernet, 0.5 ms and 1 Gb; vectors added up at 1 GB a second;
 * 9 ms a round, 3 ms a further stage and 0.4 ms a task, what Spark takes where there is nothing to
 * do.
 */
public final class ClusterNames {

  private static final String ADDED = "1GB";

  private static final Names<Place> NAMES =
      new Names<Place>("cluster")
          .with("spark", ClusterNames::spark)
          .with("serial", spec -> new SerialPlace())
          .with("virtual", ClusterNames::virtual);

  private ClusterNames() {}

  /**
   * Reads a place.
   *
   * @throws UsageException if there is no such place or parameter, or a value is out of range
   */
  public static Place parse(String text) {
    return NAMES.parse(text);
  }

  /**
   * Reads a network, {@code 1Gb,0.5ms}: bandwidth and latency of every machine's link.
   *
   * @throws UsageException if it is not a speed and a time
   */
  public static Network network(String text) {
    String[] sides = text.split(",", -1);
    if (sides.length != 2) {
      throw new UsageException("network '" + text + "', expected bandwidth,latency: 1Gb,0.5ms");
    }
    return new Network(
        Units.seconds(sides[1].strip()),
        Units.bytesPerSecond(sides[0].strip()),
        Units.bytesPerSecond(ADDED));
  }

  private static Place spark(Spec spec) {
    ServerSetup usual = ServerSetup.onDriver();
    return new SparkPlace(
        spec.text(),
        new ServerSetup(
            spec.choice("server", usual.place()),
            spec.integer("slices", usual.slices()),
            (int) Math.ceil(1e3 * spec.seconds("timeout", usual.timeoutMillis() + "ms"))));
  }

  private static Place virtual(Spec spec) {
    int workers = spec.integer("workers");
    Compute compute =
        new Compute(
            spec.seconds("step", "1ms"),
            spec.seconds("example", "0s"),
            spec.number("spread", 0.1),
            stragglers(spec),
            failures(spec));
    Network network =
        new Network(
            spec.seconds("latency", "0.5ms"),
            spec.bytesPerSecond("bandwidth", "1Gb"),
            spec.bytesPerSecond("add", ADDED));
    Overhead overhead =
        new Overhead(
            spec.seconds("round", "9ms"),
            spec.seconds("stage", "3ms"),
            spec.seconds("task", "0.4ms"));
    return new VirtualPlace(
        spec.text(), workers, new Conditions(compute, network, Paths.driver(), overhead));
  }

  private static Stragglers stragglers(Spec spec) {
    double[] chance = spec.chance("straggler", "0x1", Units::number);
    return new Stragglers(chance[0], chance[1]);
  }

  private static Failures failures(Spec spec) {
    double[] chance = spec.chance("failure", "0x0s", Units::seconds);
    return new Failures(chance[0], chance[1]);
  }
}
