package leeml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of single models that can be worked out by hand, and arguments out of range. */
class ModelTest {

  @Test
  void linearRegressionOfTwoRowsByHand() {
    // ŷ = 2x + 1 at x = 1, 3: 3 and 7; residuals against 4 and 4: −1 and 3.
    Examples examples = Examples.dense(new float[] {1, 3}, 1, new float[] {4, 4});
    float[] gradient = new float[2];
    double loss =
        new LinearRegression(1).lossAndGradient(new float[] {2, 1}, examples.all(), gradient);
    assertThat(loss).isEqualTo((1 + 9) / 4.0);
    assertThat(gradient).containsExactly((-1 * 1 + 3 * 3) / 2f, (-1 + 3) / 2f);
  }

  @Test
  void logisticLossStaysFiniteFarOut() {
    LogisticRegression logistic = new LogisticRegression(1);
    assertThat(logistic.loss(1e4, 0)).isEqualTo(1e4);
    assertThat(logistic.loss(-1e4, 0)).isZero();
    assertThat(logistic.loss(0, 1)).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void softmaxOfEqualScoresIsUniform() {
    float[] z = {5, 5, 5, 5};
    assertThat(Softmax.crossEntropy(z, 0, 4, 2)).isCloseTo(Math.log(4), within(1e-12));
    assertThat(z).containsExactly(0.25f, 0.25f, -0.75f, 0.25f);
  }

  @Test
  void aLongFullBatchDoesNotDrift() {
    int rows = 1_000_000;
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    float[] targets = new float[rows];
    Arrays.fill(targets, 0.1f);
    float[] gradient = new float[2];
    new LinearRegression(1)
        .lossAndGradient(new float[2], Examples.dense(ones, 1, targets).all(), gradient);
    // One running float sum would come out at −0.1009584.
    assertThat((double) gradient[0]).isCloseTo(-0.1f, within(5e-7));
  }

  @Test
  void perceptronSizesAndInitialSpread() {
    Perceptron net = new Perceptron(new int[] {784, 100, 10}, Activation.RELU, Loss.CROSS_ENTROPY);
    assertThat(net.size()).isEqualTo(785 * 100 + 101 * 10);
    float[] theta = net.initial(1);
    double limit = Math.sqrt(6.0 / 784);
    for (int i = 0; i < 784 * 100; i++) {
      assertThat(Math.abs(theta[i])).isLessThanOrEqualTo((float) limit);
    }
    assertThat(theta[784 * 100]).as("first bias").isZero();
  }

  @Test
  void argumentsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new LinearRegression(0)).hasMessageContaining("columns = 0");
    assertThatThrownBy(() -> new SoftmaxRegression(3, 1)).hasMessageContaining("1 classes");
    assertThatThrownBy(() -> Examples.dense(new float[5], 2, new float[2]))
        .hasMessageContaining("5 values do not make rows of 2 columns");
    assertThatThrownBy(() -> Examples.dense(new float[4], 2, new float[3]))
        .hasMessageContaining("2 rows and 3 targets");
    assertThatThrownBy(() -> new SparseRows(new int[] {0, 1}, new int[] {4}, new float[] {1}, 3))
        .hasMessageContaining("column 4 is outside 0 … 2");
    Examples wrongClass = Examples.dense(new float[] {1}, 1, new float[] {2});
    assertThatThrownBy(() -> new SoftmaxRegression(1, 2).loss(new float[4], wrongClass.all()))
        .hasMessageContaining("class 2.0 is not one of 0 … 1");
  }
}
