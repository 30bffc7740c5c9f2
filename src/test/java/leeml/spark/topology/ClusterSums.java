package leeml.spark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leeml.train.compress.FullPrecision;
import org.apache.spark.api.java.JavaSparkContext;

/** The topologies on a cluster whose executors are JVMs of their own. */
public final class ClusterSums {

  private ClusterSums() {}

  /** Every topology gives one thread's mean. */
  public static void check(JavaSparkContext spark, int workers) {
    for (Topology topology :
        List.of(Topology.ring(), Topology.driver(), Topology.tree(2), Topology.sliced())) {
      Arrived arrived =
          topology.gather(
              Sums.partitions(spark, workers), new Sums.Send(1001), 1001, new FullPrecision());
      assertThat(arrived.reply().mean())
          .as(topology.name())
          .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-6 ? 0 : Float.compare(a, b))
          .containsExactly(Sums.serial(workers, 1001).mean());
    }
  }
}
