package ch09_rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lecture's cell against the lecture's numbers. */
class LstmByHandTest {

  @Test
  void theCellHoldsWhatTheLectureWrites() {
    List<LstmByHand.Step> steps = LstmByHand.run(LstmByHand.SEQUENCE);
    for (int t = 0; t < steps.size(); t++) {
      assertThat(steps.get(t).memory()).isCloseTo(LstmByHand.MEMORY[t], within(1e-3));
      assertThat(steps.get(t).said()).isCloseTo(LstmByHand.OUTPUT[t], within(1e-3));
    }
    // σ(−10) = 4.54e-5 of what stands in the cell leaks out at the first step.
    assertThat(steps.get(0).said()).isCloseTo(3 * 4.5398e-5, within(1e-8));
  }
}
