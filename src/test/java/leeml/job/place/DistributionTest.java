package leeml.job.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import leeml.error.UsageException;
import leeml.job.Options;
import leeml.job.spec.Parsers;
import leeml.spark.topology.Topology;
import leeml.train.compress.FullPrecision;
import leeml.train.shard.partition.Iid;
import leeml.train.strategy.Synchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared group of options: its defaults, and what it refuses. */
class DistributionTest {

  record Training(String data, Distribution distribution) {}

  private final Options<Training> options = Options.of("ch00.train", Training.class, Parsers.ALL);

  private Training bind(String block) {
    return options.bind(
        ConfigFactory.parseString("job = ${distribution} { data = x }, job { " + block + " }")
            .withFallback(ConfigFactory.parseResources("conf/base.conf"))
            .resolve()
            .getConfig("job"));
  }

  @Test
  void theDefaultsAreThoseOfEveryRun() {
    assertThat(bind("").distribution())
        .isEqualTo(
            new Distribution(
                new Synchronous(),
                0,
                Topology.driver(),
                new FullPrecision(),
                new Iid(),
                new SparkPlace()));
    assertThat(options.keys())
        .containsExactly(
            "data", "strategy", "workers", "topology", "compress", "partition", "cluster");
  }

  @Test
  void aCompressorMultipliesWithAnyStrategyOfRoundsThatMoves() {
    for (String strategy : new String[] {"sync", "local-sgd", "post-local:after=3", "bmuf"}) {
      Training bound = bind("strategy = \"" + strategy + "\", compress = topk, topology = tree");
      assertThat(bound.distribution().compress().name()).startsWith("topk");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strategy = serial, workers = 2                  | serial trains with at most 1 workers
          strategy = serial, workers = 2, cluster = serial | trains with at most 1 workers
          workers = -1                                    | workers must be at least 0, but is -1
          strategy = ssp, compress = topk                 | a server takes slices
          strategy = easgd, compress = sign               | use sync or local-sgd
          strategy = gossip, topology = tree              | leave the topology out
          strategy = downpour, topology = tree            | leave the topology out
          partition = dirichlet                           | dirichlet needs alpha=…
          """)
  void whatMakesNoSenseTogetherIsRefused(String block, String message) {
    assertThatThrownBy(() -> bind(block))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
