package leeml.model.recurrent;

import java.io.Serializable;
import java.util.SplittableRandom;
import leeml.model.sequence.PackedSteps;

/**
 * Rows of packed sequences in, rows out. Its parameters are a stretch of θ.
 *
 * <p>A layer keeps what it needs from a forward pass for the backward pass after it, so one thread
 * uses an instance at a time; serialisation gives a copy without that.
 */
public interface Layer extends Serializable {

  /** Numbers in a row that goes in. */
  int inputs();

  /** Numbers in a row that comes out. */
  int outputs();

  /** The number of its parameters. */
  int size();

  /** Draws the parameters; writes θ[at … at + size). */
  void initialize(SplittableRandom random, float[] theta, int at);

  /**
   * The outputs.
   *
   * @param theta its parameters stand from {@code at} on; not modified
   * @param x shape (rows, inputs); not modified, and needed again by {@link #backward}
   * @return shape (rows, outputs), in an array that may be longer and that the next call overwrites
   */
  float[] forward(float[] theta, int at, PackedSteps packed, float[] x);

  /**
   * Back-propagation through time, after a {@link #forward} of the same arguments.
   *
   * @param slope dL/d(outputs), shape (rows, outputs); overwritten with anything
   * @param below takes dL/dx, shape (rows, inputs), overwritten; null where nobody asks
   * @param gradient dL/dθ is added from {@code at} on
   */
  void backward(
      float[] theta,
      int at,
      PackedSteps packed,
      float[] x,
      float[] slope,
      float[] below,
      float[] gradient);
}
