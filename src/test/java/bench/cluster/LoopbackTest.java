package bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which number of the kernel's table is taken. */
class LoopbackTest {

  @Test
  void bytesSentAreTheNinthNumberOfItsRow() {
    List<String> table =
        List.of(
            "Inter-|   Receive                          |  Transmit",
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets",
            "  eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
            "    lo: 111 2 0 0 0 0 0 0 222 2 0 0 0 0 0 0");
    assertThat(Loopback.bytesSent(table)).hasValue(222);
  }

  @Test
  void aMachineWithoutOneHasNoCount() {
    assertThat(Loopback.bytesSent(List.of("  eth0: 1 2 3 4 5 6 7 8 9 10"))).isEmpty();
  }
}
