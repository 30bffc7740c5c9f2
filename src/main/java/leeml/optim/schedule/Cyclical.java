package leeml.optim.schedule;

import java.util.Objects;
import leeml.optim.Require;
import leeml.optim.Schedule;

/**
 * A rate that goes up and down in straight lines, for ever.
 *
 * <p>With i = t − 1, cycle c = ⌊i/(2s)⌋ and x = |i/s − 2c − 1|: ηₜ = low + (high − low)·(1 − x) for
 * {@link Shape#TRIANGULAR}; for {@link Shape#TRIANGULAR2} the height is halved from cycle to cycle,
 * ηₜ = low + (high − low)·(1 − x)/2ᶜ. So t = 1 runs at low and t = s + 1 at the top.
 *
 * <p>Source: Smith 2017, section 3.2; there steps count from 0 and cycles from 1.
 *
 * @param low the rate at the border of cycles, at least 0
 * @param high the rate at the top, finite and at least {@code low}
 * @param halfCycle s in steps, at least 1
 * @param shape how the height changes from cycle to cycle
 */
public record Cyclical(double low, double high, long halfCycle, Shape shape) implements Schedule {

  /** How the height changes from cycle to cycle. */
  public enum Shape {
    /** The height stays. */
    TRIANGULAR,
    /** The height is halved. */
    TRIANGULAR2
  }

  public Cyclical {
    Require.notNegative("low", low);
    Require.atLeast("high", high, low);
    Require.atLeast("halfCycle", halfCycle, 1);
    Objects.requireNonNull(shape, "shape");
  }

  @Override
  public double rate(long step) {
    long i = Require.step(step) - 1;
    long cycle = i / halfCycle / 2;
    double x = (double) Math.abs(i - (2 * cycle + 1) * halfCycle) / halfCycle;
    double height =
        shape == Shape.TRIANGULAR ? high - low : (high - low) * Math.pow(0.5, (double) cycle);
    return low + height * (1 - x);
  }
}
