package leeml.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors and plain loops agree bit for bit, and with the definition. */
class KernelTest {

  private static final long SEED = 91;

  @Test
  void theTestsRunWithVectors() {
    assertThat(Kernel.fastest()).isInstanceOf(LaneKernel.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "4,5,32", "7,3,33", "9,16,64", "130,7,70", "3,40,31", "20,9,150"})
  void productsAreSumsInOrder(int rows, int in, int out) {
    Random random = new Random(SEED);
    float[] a = normal(random, 2 + rows * in);
    float[] w = normal(random, 1 + in * out);
    float[] z = normal(random, 3 + rows * out);
    float[] expected = z.clone();
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < out; k++) {
        for (int j = 0; j < in; j++) {
          expected[3 + i * out + k] =
              Math.fma(a[2 + i * in + j], w[1 + j * out + k], expected[3 + i * out + k]);
        }
      }
    }
    for (Kernel kernel : new Kernel[] {new LaneKernel(), new PlainKernel()}) {
      float[] found = z.clone();
      kernel.addProduct(a, 2, rows, new Panels(kernel).pack(w, 1, in, out), found, 3);
      assertThat(found).as("%s, seed %d", kernel.getClass(), SEED).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "4,5,32", "7,3,33", "9,16,64", "130,7,70", "3,40,31", "20,9,150"})
  void aTransposedProductIsTheProductWithTheTranspose(int rows, int in, int out) {
    Random random = new Random(SEED);
    float[] w = normal(random, in * out);
    float[] transposed = new float[out * in];
    for (int j = 0; j < in; j++) {
      for (int k = 0; k < out; k++) {
        transposed[k * in + j] = w[j * out + k];
      }
    }
    float[] d = normal(random, rows * out);
    Kernel kernel = new LaneKernel();
    float[] expected = new float[rows * in];
    float[] found = new float[rows * in];
    kernel.addProduct(d, 0, rows, new Panels(kernel).pack(transposed, 0, out, in), expected, 0);
    // Panels that held something larger before.
    Panels panels = new Panels(kernel).pack(normal(random, 9000), 0, 90, 100);
    kernel.addProduct(d, 0, rows, panels.packTransposed(w, 0, in, out), found, 0);
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "4,5,32", "7,3,33", "9,16,64", "130,7,70", "3,40,31", "20,9,150"})
  void outerProductsAreSumsInOrder(int rows, int in, int out) {
    Random random = new Random(SEED);
    float[] a = normal(random, 2 + rows * in);
    float[] d = normal(random, 1 + rows * out);
    float[] g = normal(random, 3 + in * out);
    float[] expected = g.clone();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < in; j++) {
        for (int k = 0; k < out; k++) {
          expected[3 + j * out + k] =
              Math.fma(a[2 + i * in + j], d[1 + i * out + k], expected[3 + j * out + k]);
        }
      }
    }
    for (Kernel kernel : new Kernel[] {new LaneKernel(), new PlainKernel()}) {
      float[] found = g.clone();
      kernel.addOuters(a, 2, rows, in, d, 1, out, found, 3);
      assertThat(found).as("%s, seed %d", kernel.getClass(), SEED).isEqualTo(expected);
    }
  }

  @Test
  void sigmoidAndTanhAreWithinTheirError() {
    float[] z = new float[1001];
    for (int k = 0; k < z.length; k++) {
      z[k] = (k - 500) * 0.03f;
    }
    for (Kernel kernel : new Kernel[] {new LaneKernel(), new PlainKernel()}) {
      float[] tanh = z.clone();
      float[] sigmoid = z.clone();
      kernel.tanh(tanh, 0, z.length);
      kernel.sigmoid(sigmoid, 0, z.length);
      for (int k = 0; k < z.length; k++) {
        assertThat((double) tanh[k]).isCloseTo(Math.tanh(z[k]), within(3e-7));
        assertThat((double) sigmoid[k]).isCloseTo(1 / (1 + Math.exp(-z[k])), within(3e-7));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 33, 64})
  void softmaxIsTheSameForAllKernelsAndWithinItsError(int length) {
    Random random = new Random(SEED);
    float[] z = normal(random, length + 3);
    for (int k = 0; k < z.length; k++) {
      z[k] *= 30;
    }
    float most = Float.NEGATIVE_INFINITY;
    for (int k = 2; k < 2 + length; k++) {
      most = Math.max(most, z[k]);
    }
    double sum = 0;
    for (int k = 2; k < 2 + length; k++) {
      sum += Math.exp(z[k] - most);
    }
    float[] lanes = z.clone();
    float[] plain = z.clone();
    new LaneKernel().softmax(lanes, 2, length);
    new PlainKernel().softmax(plain, 2, length);
    assertThat(lanes).isEqualTo(plain);
    for (int k = 2; k < 2 + length; k++) {
      double expected = Math.exp(z[k] - most) / sum;
      assertThat((double) lanes[k]).isCloseTo(expected, within(1e-6 * expected + 2e-38));
    }
    assertThat(lanes[1]).isEqualTo(z[1]);
    assertThat(lanes[2 + length]).isEqualTo(z[2 + length]);
  }

  @ParameterizedTest
  @CsvSource({"1,-1", "16,0", "19,0", "37,-1"})
  void theCellOfAnLstmIsTheSameForAllKernels(int units, int before) {
    Random random = new Random(SEED);
    float[][] lanes = arrays(random, units);
    float[][] plain = new float[lanes.length][];
    for (int i = 0; i < lanes.length; i++) {
      plain[i] = lanes[i].clone();
    }
    step(new LaneKernel(), lanes, before, units);
    step(new PlainKernel(), plain, before, units);
    assertThat(lanes).as("seed %d", SEED).isDeepEqualTo(plain);
  }

  /** Gates, cell with c⁻ in front, tanh c, h, slope, carried. */
  private static float[][] arrays(Random random, int units) {
    return new float[][] {
      normal(random, 4 * units),
      normal(random, 2 * units),
      normal(random, 2 * units),
      normal(random, 2 * units),
      normal(random, 2 * units),
      normal(random, units)
    };
  }

  private static void step(Kernel kernel, float[][] all, int before, int units) {
    kernel.lstm(all[0], 0, before, all[1], all[2], all[3], units, units);
    kernel.lstmBack(all[0], 0, before, all[1], all[2], all[4], units, all[5], 0, units);
  }

  private static float[] normal(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
