package leeml.optim;

import java.util.List;

/** A memory of vectors alone. */
record Vectors(String kind, List<float[]> vectors) implements Memory {

  @Override
  public double[] scalars() {
    return new double[0];
  }

  @Override
  public void setScalars(double[] scalars) {
    if (scalars.length > 0) {
      throw new IllegalArgumentException(kind + " keeps no scalars, but got " + scalars.length);
    }
  }
}
