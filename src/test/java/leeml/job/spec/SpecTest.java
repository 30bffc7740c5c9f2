package leeml.job.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.error.UsageException;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.Cosine;
import leeml.optim.schedule.WarmUp;
import leeml.spark.topology.Topology;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {

  @Test
  void strategies() {
    assertThat(StrategyNames.parse("serial")).isEqualTo(Serial.everyEpoch());
    assertThat(StrategyNames.parse("serial:period=10")).isEqualTo(Serial.every(10));
    assertThat(StrategyNames.parse("sync")).isEqualTo(new Synchronous());
    assertThat(StrategyNames.parse(" local-sgd : period = 4 ")).isEqualTo(LocalSgd.every(4));
    assertThat(StrategyNames.parse("local-sgd")).isEqualTo(LocalSgd.every(16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial",
        "sync",
        "local-sgd",
        "adaptive",
        "post-local:after=3",
        "bmuf",
        "diloco",
        "easgd",
        "easgd:beta=0.5",
        "gossip",
        "downpour",
        "dynsgd",
        "ssp",
        "aeasgd",
        "backup"
      })
  void everyStrategyCanBeSentToAnExecutor(String text) {
    Strategy strategy = StrategyNames.parse(text);
    assertThat(SerializationUtils.roundtrip(strategy)).isEqualTo(strategy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial",
        "serial:period=3",
        "sync",
        "local-sgd:period=7",
        "easgd:period=2,alpha=0.1",
        "easgd:period=2,alpha=0.1,beta=0.5"
      })
  void aStrategysNameReadsBackAsItself(String text) {
    assertThat(StrategyNames.parse(text).name()).isEqualTo(text);
  }

  @Test
  void optimizersAndTopologies() {
    assertThat(OptimizerNames.parse("sgd:rate=0.1")).isEqualTo(Optimizers.sgd(0.1));
    assertThat(OptimizerNames.parse("momentum:rate=0.1,momentum=0.8"))
        .isEqualTo(Optimizers.momentum(new Constant(0.1), 0.8));
    Optimizer warm = OptimizerNames.parse("adam:rate=0.01,warm-up=5");
    assertThat(warm).isEqualTo(Optimizers.adam(new WarmUp(5, new Constant(0.01))));
    assertThat(OptimizerNames.parse("sgd:rate=0.4,cosine=50,warm-up=5"))
        .isEqualTo(Optimizers.sgd(new WarmUp(5, new Cosine(0.4, 0, 50))));
    assertThat(TopologyNames.parse("tree:depth=3")).isEqualTo(Topology.tree(3));
    assertThat(TopologyNames.parse("driver")).isEqualTo(Topology.driver());
    assertThat(TopologyNames.parse("sliced")).isEqualTo(Topology.sliced());
    assertThat(TopologyNames.parse("ring")).isEqualTo(Topology.ring());
    assertThat(TopologyNames.parse("ring:timeout-millis=500")).isEqualTo(Topology.ring(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver", "tree:depth=3", "sliced", "ring", "ring:timeout-millis=500"})
  void aTopologysNameReadsBackAsItself(String text) {
    assertThat(TopologyNames.parse(text).name()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rng | no topology 'rng'; did you mean ring? (there are: driver, tree, sliced, ring)",
        "sliced:depth=2 | sliced has no parameter depth (it has: none)",
        "tree:depth=1 | tree:depth=1: depth = 1, expected at least 2",
        "ring:timeout-millis=0 | ring:timeout-millis=0: timeout-millis = 0, expected at least 1"
      })
  void whatIsWrongWithATopologyIsNamed(String text, String message) {
    assertThatThrownBy(() -> TopologyNames.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local-sdg:period=4 | no strategy 'local-sdg'; did you mean local-sgd? (there are: serial,",
        "local-sgd:perod=4 | local-sgd has no parameter perod; did you mean period? (it has: period, weights, moments)",
        "local-sgd:period=x | local-sgd: period is 'x', expected a whole number",
        "local-sgd:period=0 | local-sgd:period=0: period must be at least 1, but is 0",
        "local-sgd:period | 'period' in 'local-sgd:period', expected key=value, each key once",
        "local-sgd:period=1,period=2 | expected key=value, each key once",
        "sync:period=2 | sync has no parameter period (it has: none)"
      })
  void whatIsWrongIsNamed(String text, String message) {
    assertThatThrownBy(() -> StrategyNames.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOptimizerNeedsItsRate() {
    assertThatThrownBy(() -> OptimizerNames.parse("adam:beta1=0.9"))
        .isInstanceOf(UsageException.class)
        .hasMessage("adam needs rate=…");
    assertThatThrownBy(() -> OptimizerNames.parse("adam:rate=-1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("-1");
  }
}
