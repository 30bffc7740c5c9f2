package ch03_gradient_descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchCurveTest {

  private final BatchCurve curve =
      new BatchCurve(
          10, 0.1, new double[] {50, 100, 150}, new double[] {1, 2, 3}, new double[] {3, 2, 1});

  @Test
  void readsLossByExamplesAndSecondsByLoss() {
    assertThat(curve.lossAfter(60)).isEqualTo(2);
    assertThat(curve.lossAfter(100)).isEqualTo(2);
    assertThat(curve.lossAfter(1e9)).as("beyond the end").isEqualTo(1);
    assertThat(curve.secondsTo(2.5)).isEqualTo(2);
    assertThat(curve.secondsTo(0.5)).isNaN();
  }
}
