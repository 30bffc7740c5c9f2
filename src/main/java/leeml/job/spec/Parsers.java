package leeml.job.spec;

import java.util.Map;
import java.util.function.Function;
import leeml.job.place.Place;
import leeml.optim.Optimizer;
import leeml.rl.EnvironmentFactory;
import leeml.spark.topology.Topology;
import leeml.train.compress.Compressor;
import leeml.train.shard.Partition;
import leeml.train.strategy.Strategy;

/** How options of the library's own types are read from text. */
public final class Parsers {

  /** A parser for each type. */
  public static final Map<Class<?>, Function<String, ?>> ALL =
      Map.of(
          Strategy.class, StrategyNames::parse,
          Optimizer.class, OptimizerNames::parse,
          Topology.class, TopologyNames::parse,
          Compressor.class, CompressorNames::parse,
          Place.class, ClusterNames::parse,
          Partition.class, PartitionNames::parse,
          EnvironmentFactory.class, EnvironmentNames::parse);

  private Parsers() {}
}
