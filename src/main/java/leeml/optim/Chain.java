package leeml.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Transforms in line: the direction goes through each part in order.
 *
 * @param parts at least one
 */
public record Chain(List<Optimizer> parts) implements Optimizer {

  /** Checks that there is a part. */
  public Chain {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a chain needs at least one part");
    }
  }

  @Override
  public State init(int size) {
    return new ChainState(parts.stream().map(part -> part.init(size)).toList());
  }

  private record ChainState(List<State> states) implements State {

    @Override
    public void update(float[] direction, float[] theta) {
      for (State state : states) {
        state.update(direction, theta);
      }
    }

    @Override
    public double learningRate() {
      return states.stream()
          .mapToDouble(State::learningRate)
          .filter(rate -> !Double.isNaN(rate))
          .findFirst()
          .orElse(Double.NaN);
    }

    @Override
    public String kind() {
      return states.stream().map(State::kind).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public List<float[]> vectors() {
      List<float[]> all = new ArrayList<>();
      states.forEach(state -> all.addAll(state.vectors()));
      return all;
    }

    @Override
    public double[] scalars() {
      return states.stream().flatMapToDouble(state -> Arrays.stream(state.scalars())).toArray();
    }

    @Override
    public void setScalars(double[] scalars) {
      int expected = scalars().length;
      if (scalars.length != expected) {
        throw new IllegalArgumentException(
            kind() + " keeps " + expected + " scalars, but got " + scalars.length);
      }
      int from = 0;
      for (State state : states) {
        int to = from + state.scalars().length;
        state.setScalars(Arrays.copyOfRange(scalars, from, to));
        from = to;
      }
    }
  }
}
