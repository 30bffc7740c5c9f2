package leeml.job.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.error.UsageException;
import leeml.job.place.SerialPlace;
import leeml.job.place.SparkPlace;
import leeml.job.place.VirtualPlace;
import leeml.sim.Compute;
import leeml.sim.Conditions;
import leeml.sim.Network;
import leeml.sim.Overhead;
import leeml.sim.paths.Paths;
import leeml.spark.served.ServerSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNamesTest {

  @Test
  void placesWithoutParameters() {
    assertThat(ClusterNames.parse("spark")).isEqualTo(new SparkPlace());
    assertThat(ClusterNames.parse("spark:server=executors,timeout=5s"))
        .isEqualTo(
            new SparkPlace(
                "spark:server=executors,timeout=5s", ServerSetup.onExecutors().waiting(5000)));
    assertThat(ClusterNames.parse("serial")).isEqualTo(new SerialPlace());
  }

  @Test
  void everyParameterOfAVirtualCluster() {
    String text =
        "virtual:workers=256,step=2ms,example=10us,spread=0.3,straggler=0.01x10,failure=0.001x30s,"
            + "latency=0.25ms,bandwidth=10Gb,add=2GB,round=20ms,stage=5ms,task=1ms";
    Compute compute =
        new Compute(
            0.002, 1e-5, 0.3, new Compute.Stragglers(0.01, 10), new Compute.Failures(0.001, 30));
    Network network = new Network(0.25e-3, 1.25e9, 2e9);
    Conditions conditions =
        new Conditions(compute, network, Paths.driver(), new Overhead(0.02, 0.005, 0.001));
    assertThat(ClusterNames.parse(text)).isEqualTo(new VirtualPlace(text, 256, conditions));
  }

  @Test
  void whatIsNotSaidOfAVirtualCluster() {
    VirtualPlace place = (VirtualPlace) ClusterNames.parse("virtual:workers=3");
    assertThat(place.conditions().compute()).isEqualTo(Compute.even(0.001).spread(0.1));
    assertThat(place.conditions().network()).isEqualTo(new Network(0.5e-3, 1.25e8, 1e9));
    assertThat(place.conditions().overhead()).isEqualTo(new Overhead(0.009, 0.003, 0.4e-3));
  }

  @Test
  void aNetwork() {
    assertThat(ClusterNames.network("1Gb,0.5ms")).isEqualTo(new Network(0.5e-3, 1.25e8, 1e9));
    assertThatThrownBy(() -> ClusterNames.network("1Gb"))
        .isInstanceOf(UsageException.class)
        .hasMessage("network '1Gb', expected bandwidth,latency: 1Gb,0.5ms");
  }

  @ParameterizedTest
  @CsvSource({"2s,2", "0.5ms,0.0005", "3us,0.000003", "1.5min,90", "0,0", "7 ms,0.007"})
  void times(String text, double seconds) {
    assertThat(Units.seconds(text)).isCloseTo(seconds, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1Gb,1.25e8", "100Mb/s,1.25e7", "8Kb,1000", "1GB,1e9", "2MB/s,2e6", "3KB,3000"})
  void speeds(String text, double bytesPerSecond) {
    assertThat(Units.bytesPerSecond(text)).isCloseTo(bytesPerSecond, within(1e-6));
  }

  @Test
  void aSpeedWithoutLimit() {
    assertThat(Units.bytesPerSecond("unlimited")).isInfinite();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "virtuel:workers=2 | no cluster 'virtuel'; did you mean virtual? (there are: spark, serial,",
        "virtual:step=1ms | virtual needs workers=…",
        "virtual:workers=0 | workers must be at least 1, but is 0",
        "virtual:workers=2,stp=1ms | virtual has no parameter stp; did you mean step?",
        "virtual:workers=2,step=1 | virtual: step is '1', expected a time such as 0.5ms",
        "virtual:workers=2,step=ms | virtual: step is 'ms', expected a time such as 0.5ms",
        "virtual:workers=2,step=1.2.3ms | virtual: step is '1.2.3', expected a number",
        "virtual:workers=2,bandwidth=1ms | virtual: bandwidth is '1ms', expected a speed such as",
        "virtual:workers=2,bandwidth=0Gb | bytes a second must be above 0, but is 0.0",
        "virtual:workers=2,straggler=0.01 | virtual: straggler is '0.01', expected probability and",
        "virtual:workers=2,straggler=1.5x2 | probability of a straggler must be in [0, 1], but is 1.5",
        "virtual:workers=2,straggler=0.5x0.5 | factor of a straggler must be in [1.0, ∞), but is 0.5",
        "virtual:workers=2,failure=0.1x5 | virtual: failure is '5', expected a time such as 0.5ms",
        "spark:workers=2 | spark has no parameter workers; did you mean server? (it has: server,"
      })
  void whatIsWrongIsNamed(String text, String message) {
    assertThatThrownBy(() -> ClusterNames.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
