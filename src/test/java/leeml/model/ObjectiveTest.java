package leeml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every objective over examples. */
class ObjectiveTest {

  private static final int ROWS = 23;
  private static final int COLUMNS = 5;
  private static final long SEED = 20260101;

  static Stream<Arguments> objectives() {
    Examples numbers = ExampleSets.linear(ROWS, COLUMNS, SEED);
    Examples two = ExampleSets.classes(ROWS, COLUMNS, 2, SEED);
    Examples three = ExampleSets.classes(ROWS, COLUMNS, 3, SEED);
    return Stream.of(
        Arguments.of("linear", new LinearRegression(COLUMNS), numbers),
        Arguments.of("linear, sparse", new LinearRegression(COLUMNS), ExampleSets.sparse(numbers)),
        Arguments.of("logistic", new LogisticRegression(COLUMNS), two),
        Arguments.of("softmax", new SoftmaxRegression(COLUMNS, 3), three),
        Arguments.of(
            "softmax, sparse", new SoftmaxRegression(COLUMNS, 3), ExampleSets.sparse(three)),
        Arguments.of(
            "perceptron, sigmoid",
            new Perceptron(new int[] {COLUMNS, 4, 3}, Activation.SIGMOID, Loss.CROSS_ENTROPY),
            three),
        Arguments.of(
            "perceptron, three layers, sparse",
            new Perceptron(new int[] {COLUMNS, 6, 4, 3}, Activation.TANH, Loss.CROSS_ENTROPY),
            ExampleSets.sparse(three)),
        Arguments.of(
            "perceptron, ReLU, square error",
            new Perceptron(new int[] {COLUMNS, 7, 1}, Activation.RELU, Loss.SQUARE_ERROR),
            numbers));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void gradientAgreesWithCentralDifferences(
      String name, Objective<ExampleBatch> objective, Examples examples) {
    float[] theta = somewhere(objective);
    CentralDifferences.agree(objective, theta, examples.all(), 2e-3f, 2e-3, SEED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void shardsWeightedByTheirExamplesMakeTheWhole(
      String name, Objective<ExampleBatch> objective, Examples examples) {
    float[] theta = somewhere(objective);
    float[] whole = new float[objective.size()];
    double loss = objective.lossAndGradient(theta, examples.all(), whole);
    int[] order = examples.all().order();
    double lossOfParts = 0;
    double[] sum = new double[whole.length];
    int[] borders = {0, 3, 4, 4, ROWS};
    for (int s = 0; s + 1 < borders.length; s++) {
      ExampleBatch part = new ExampleBatch(examples, order, borders[s], borders[s + 1]);
      float[] gradient = new float[whole.length];
      lossOfParts += part.size() * objective.lossAndGradient(theta, part, gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) part.size() * gradient[i];
      }
    }
    assertThat(lossOfParts / ROWS).isCloseTo(loss, within(1e-6 * Math.max(1, loss)));
    for (int i = 0; i < sum.length; i++) {
      assertThat(sum[i] / ROWS).isCloseTo(whole[i], within(2e-6 * Math.max(1, Math.abs(whole[i]))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void anEmptyBatchHasNoLossAndNoGradient(
      String name, Objective<ExampleBatch> objective, Examples examples) {
    float[] gradient = new float[objective.size()];
    Arrays.fill(gradient, 7);
    ExampleBatch none = new ExampleBatch(examples, new int[0], 0, 0);
    assertThat(objective.lossAndGradient(somewhere(objective), none, gradient)).isZero();
    assertThat(gradient).containsOnly(0);
    assertThat(objective.loss(somewhere(objective), none)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void theSameInputGivesTheSameBitsAndIsLeftAlone(
      String name, Objective<ExampleBatch> objective, Examples examples) {
    float[] theta = somewhere(objective);
    float[] kept = theta.clone();
    float[] first = new float[theta.length];
    float[] second = new float[theta.length];
    double loss = objective.lossAndGradient(theta, examples.all(), first);
    assertThat(objective.lossAndGradient(theta, examples.all(), second)).isEqualTo(loss);
    assertThat(objective.loss(theta, examples.all())).isEqualTo(loss);
    assertThat(second).isEqualTo(first);
    assertThat(theta).isEqualTo(kept);
    assertThat(objective.initial(3)).isEqualTo(objective.initial(3)).hasSize(objective.size());
  }

  private static float[] somewhere(Objective<?> objective) {
    Random random = new Random(SEED);
    float[] theta = new float[objective.size()];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = (float) (0.5 * random.nextGaussian());
    }
    return theta;
  }
}
