package leeml.job.place;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.error.UsageException;
import leeml.job.spec.ClusterNames;
import leeml.job.spec.StrategyNames;
import leeml.job.spec.TopologyNames;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {

  /** A compressor that is not the one that leaves everything as it is. */
  private record Halving() implements Compressor {
    @Override
    public String name() {
      return "halving";
    }

    @Override
    public State init(int size, long seed) {
      throw new UnsupportedOperationException("nothing is sent in this test");
    }

    @Override
    public void decompress(byte[] bytes, float[] into) {
      throw new UnsupportedOperationException("nothing is sent in this test");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serial | none | driver | virtual:workers=2 | 2 | trains with at most 1 workers, not 2",
        "ssp | none | tree | spark | 4 | send to a server each in its own time; leave the topology out",
        "gossip | none | tree | virtual:workers=4 | 4 | send to their neighbours; leave the topology",
        "sync | none | tree | serial | 4 | topology tree:depth=2 on cluster serial: within one thread",
        "downpour | halving | driver | spark | 2 | a server takes slices of the vector",
        "gossip | halving | driver | spark | 2 | its workers send where they stand"
      })
  void whatMakesNoSenseIsRefusedWithTheReason(
      String strategy,
      String compressor,
      String topology,
      String place,
      int workers,
      String reason) {
    assertThatThrownBy(() -> of(strategy, compressor, topology, place).check(workers))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serial | none | driver | serial | 1",
        "sync | halving | tree | virtual:workers=4 | 4",
        "gossip | none | driver | virtual:workers=4 | 4",
        "ssp | none | driver | spark | 4"
      })
  void theRestIsTaken(
      String strategy, String compressor, String topology, String place, int workers) {
    assertThatCode(() -> of(strategy, compressor, topology, place).check(workers))
        .doesNotThrowAnyException();
  }

  private static Combination of(String strategy, String compressor, String topology, String place) {
    return new Combination(
        StrategyNames.parse(strategy),
        compressor.equals("none") ? new FullPrecision() : new Halving(),
        TopologyNames.parse(topology),
        ClusterNames.parse(place));
  }
}
