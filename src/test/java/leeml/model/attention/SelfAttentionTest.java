package leeml.model.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import leeml.model.sequence.Frames;
import leeml.model.sequence.PackedSteps;
import leeml.model.sequence.SequenceSet;
import org.junit.jupiter.api.Test;

/** Attention against its definition, and what a causal one does not see. */
class SelfAttentionTest {

  private static final int WIDTH = 4;
  private static final int HEADS = 2;
  private static final long SEED = 7;

  @Test
  void isItsDefinition() {
    int steps = 3;
    float[] x = normal(steps * WIDTH, SEED);
    SelfAttention attention = new SelfAttention(WIDTH, HEADS, false);
    float[] theta = normal(attention.size(), SEED + 1);
    float[] y = Arrays.copyOf(attention.forward(theta, 0, packed(x), x), steps * WIDTH);
    double[][] triples = affine(x, steps, theta, 0, 3 * WIDTH);
    double[][] context = new double[steps][WIDTH];
    int own = WIDTH / HEADS;
    for (int head = 0; head < HEADS; head++) {
      for (int t = 0; t < steps; t++) {
        double[] weights = new double[steps];
        for (int s = 0; s < steps; s++) {
          double dot = 0;
          for (int k = head * own; k < (head + 1) * own; k++) {
            dot += triples[t][k] * triples[s][WIDTH + k];
          }
          weights[s] = Math.exp(dot / Math.sqrt(own));
        }
        double sum = Arrays.stream(weights).sum();
        for (int s = 0; s < steps; s++) {
          for (int k = head * own; k < (head + 1) * own; k++) {
            context[t][k] += weights[s] / sum * triples[s][2 * WIDTH + k];
          }
        }
      }
    }
    float[] flat = new float[steps * WIDTH];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) context[i / WIDTH][i % WIDTH];
    }
    double[][] expected = affine(flat, steps, theta, (WIDTH + 1) * 3 * WIDTH, WIDTH);
    for (int i = 0; i < y.length; i++) {
      assertThat((double) y[i]).isCloseTo(expected[i / WIDTH][i % WIDTH], within(1e-5));
    }
  }

  /** x W + b with W, shape (width, out), from {@code at} on and b behind it. */
  private static double[][] affine(float[] x, int steps, float[] theta, int at, int out) {
    double[][] y = new double[steps][out];
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < out; k++) {
        y[t][k] = theta[at + WIDTH * out + k];
        for (int j = 0; j < WIDTH; j++) {
          y[t][k] += x[t * WIDTH + j] * theta[at + j * out + k];
        }
      }
    }
    return y;
  }

  @Test
  void aStepSeesNoLaterOneWhereItIsCausal() {
    float[] x = normal(5 * WIDTH, SEED);
    SelfAttention attention = new SelfAttention(WIDTH, HEADS, true);
    float[] theta = normal(attention.size(), SEED + 1);
    float[] before = Arrays.copyOf(attention.forward(theta, 0, packed(x), x), 3 * WIDTH);
    float[] other = x.clone();
    other[3 * WIDTH] += 1;
    float[] after = attention.forward(theta, 0, packed(other), other);
    assertThat(Arrays.copyOf(after, 3 * WIDTH)).isEqualTo(before);
    SelfAttention open = new SelfAttention(WIDTH, HEADS, false);
    float[] seen = Arrays.copyOf(open.forward(theta, 0, packed(x), x), 3 * WIDTH);
    assertThat(Arrays.copyOf(open.forward(theta, 0, packed(other), other), 3 * WIDTH))
        .isNotEqualTo(seen);
  }

  @Test
  void aNormalRowHasMeanZeroAndVarianceOne() {
    float[] x = normal(3 * 7, SEED);
    LayerNorm norm = new LayerNorm(7);
    float[] theta = new float[14];
    norm.initialize(null, theta, 0);
    SequenceSet set = new SequenceSet(new Frames(new float[][] {x}, 7), new int[][] {{0}});
    float[] y = norm.forward(theta, 0, PackedSteps.of(set.all()), x);
    for (int row = 0; row < 3; row++) {
      double mean = 0;
      double square = 0;
      for (int k = 0; k < 7; k++) {
        mean += y[row * 7 + k] / 7.0;
        square += y[row * 7 + k] * (double) y[row * 7 + k] / 7;
      }
      assertThat(mean).isCloseTo(0, within(1e-6));
      assertThat(square).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void headsShareTheWidthEvenly() {
    assertThatThrownBy(() -> new SelfAttention(10, 4, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width = 10, expected a multiple of 4 heads");
  }

  private static PackedSteps packed(float[] x) {
    SequenceSet set = new SequenceSet(new Frames(new float[][] {x}, WIDTH), new int[][] {{0}});
    return PackedSteps.of(set.all());
  }

  private static float[] normal(int length, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[length];
    for (int k = 0; k < length; k++) {
      numbers[k] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
