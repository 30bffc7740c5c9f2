package leeml.dl4j.tensor;

import java.util.Arrays;
import leeml.model.Rows;

/** Rows where they lie, dense or sparse. */
record RowsTensor(Rows rows, int[] shape) implements Tensor {

  RowsTensor {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != rows.columns()) {
      throw new IllegalArgumentException(
          "rows of %d columns are not of shape %s"
              .formatted(rows.columns(), Arrays.toString(shape)));
    }
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public void copy(int example, float[] into, int at) {
    Arrays.fill(into, at, at + rows.columns(), 0);
    rows.addScaled(example, 1, into, at);
  }

  @Override
  public Tensor select(int[] examples) {
    return new RowsTensor(rows.take(examples), shape);
  }
}
