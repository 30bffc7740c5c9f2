package leeml.model.recurrent;

import java.util.Arrays;
import java.util.SplittableRandom;
import leeml.model.kernel.Kernel;
import leeml.model.kernel.Panels;
import leeml.model.sequence.PackedSteps;

/**
 * z = x W + b at every step by itself: what reads scores off a state, and what every recurrent
 * layer does with its inputs, for all steps in one product.
 *
 * <p>Parameters: W, shape (inputs, outputs) row by row, then b. Starts with W after Glorot and
 * Bengio and b = 0. The backward pass leaves the slope as it is.
 */
public final class Affine implements Layer {

  private final int inputs;
  private final int outputs;
  private final int gates;
  private transient Panels weights;
  private transient float[] z;

  /** From rows of {@code inputs} to rows of {@code outputs} numbers, each at least 1. */
  public Affine(int inputs, int outputs) {
    this(inputs, outputs, 1);
  }

  /**
   * So many of them side by side, each started as a matrix of its own: the gates of a recurrent
   * layer, or the queries, keys and values of attention.
   */
  public Affine(int inputs, int units, int gates) {
    Rows.requireWidth("inputs", inputs);
    Rows.requireWidth("outputs", units);
    this.inputs = inputs;
    this.outputs = units * gates;
    this.gates = gates;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int size() {
    return (inputs + 1) * outputs;
  }

  @Override
  public void initialize(SplittableRandom random, float[] theta, int at) {
    Rows.glorot(random, theta, at, inputs * outputs, inputs, outputs / gates);
    Arrays.fill(theta, at + inputs * outputs, at + size(), 0);
  }

  @Override
  public float[] forward(float[] theta, int at, PackedSteps packed, float[] x) {
    start(theta, at, packed.rows());
    add(x, 0, packed.rows(), z);
    return z;
  }

  /** Starts a forward pass that goes step by step: z of b alone. */
  float[] start(float[] theta, int at, int rows) {
    z = Rows.atLeast(z, rows * outputs);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(theta, at + inputs * outputs, z, i * outputs, outputs);
    }
    panels().pack(theta, at, inputs, outputs);
    return z;
  }

  /** z += x W for some rows. */
  void add(float[] x, int first, int rows, float[] z) {
    Kernel.fastest().addProduct(x, first * inputs, rows, weights, z, first * outputs);
  }

  /** Starts a backward pass that goes step by step. */
  void startBack(float[] theta, int at) {
    panels().packTransposed(theta, at, inputs, outputs);
  }

  /** below += slope Wᵀ for some rows. */
  void addBack(float[] slope, int first, int rows, float[] below) {
    Kernel.fastest().addProduct(slope, first * outputs, rows, weights, below, first * inputs);
  }

  @Override
  public void backward(
      float[] theta,
      int at,
      PackedSteps packed,
      float[] x,
      float[] slope,
      float[] below,
      float[] gradient) {
    int rows = packed.rows();
    Kernel.fastest().addOuters(x, 0, rows, inputs, slope, 0, outputs, gradient, at);
    Rows.addSums(slope, rows, outputs, gradient, at + inputs * outputs);
    if (below != null) {
      Arrays.fill(below, 0, rows * inputs, 0);
      startBack(theta, at);
      addBack(slope, 0, rows, below);
    }
  }

  private Panels panels() {
    if (weights == null) {
      weights = new Panels(Kernel.fastest());
    }
    return weights;
  }
}
