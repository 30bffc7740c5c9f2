package ch04_optimization.paper;

/** An optimizer under way, in double precision: takes a gradient, gives the update Δ. */
@FunctionalInterface
public interface Recurrence {

  /**
   * The next step's update, θ ← θ + Δ.
   *
   * @param gradient dL/dθ, shape (d); not modified
   * @return Δ, shape (d), a new array
   */
  double[] update(double[] gradient);
}
