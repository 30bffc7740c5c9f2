package ch02_linear_regression.curve;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Monsters before and after they evolve: a generated set in the spirit of the lecture's example,
 * not data of any game.
 *
 * <p>A monster of species s has combat points x, uniform in the range of its species, and after
 * evolution y = b_s + w_s x + ε, ε normal with standard deviation σ. Each species lies on a line of
 * its own; seen together without their names they bend.
 *
 * @param noise σ in combat points, at least 0
 */
public record Evolution(double noise) implements Serializable {

  /**
   * One species.
   *
   * @param low the smallest x, in combat points
   * @param high the largest x
   * @param intercept b_s
   * @param slope w_s
   */
  public record Species(String name, double low, double high, double intercept, double slope) {}

  /** How many monsters of a species a draw has to test on. */
  public static final int TESTED = 100;

  /** The four species of this world. */
  public static final List<Species> SPECIES =
      List.of(
          new Species("caterpillar", 15, 150, 5, 1.2),
          new Species("hairy bug", 20, 160, 10, 1.1),
          new Species("tiny bird", 80, 450, 20, 1.9),
          new Species("fox", 200, 800, -50, 2.7));

  public Evolution {
    if (!(noise >= 0) || Double.isInfinite(noise)) {
      throw new IllegalArgumentException("noise = " + noise + ", expected a number ≥ 0");
    }
  }

  private List<Sample> draw(int each, SplittableRandom random) {
    return SPECIES.stream().map(species -> draw(species, each, random)).toList();
  }

  private Sample draw(Species species, int size, SplittableRandom random) {
    double[] x = random.doubles(size, species.low, species.high).toArray();
    double[] y =
        Arrays.stream(x)
            .map(cp -> species.intercept + species.slope * cp + noise * random.nextGaussian())
            .toArray();
    return new Sample(x, y);
  }

  /** Draws {@code train} monsters of a species to train on and {@link #TESTED} to test on. */
  public Draw draw(int train, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Draw(draw(train, random), draw(TESTED, random));
  }

  /** This world as a source of samples in which the species are not told. */
  public Source unnamed(int train) {
    return seed -> draw(train, seed).pooled();
  }

  /**
   * Monsters by species, in the order of {@link #SPECIES}.
   *
   * @param train to train on
   * @param test to test on
   */
  public record Draw(List<Sample> train, List<Sample> test) {

    Sample.Split pooled() {
      return new Sample.Split(Sample.joined(train), Sample.joined(test));
    }

    /**
     * The mean of (ŷ − y)² in the test of the model that knows the species: ŷ = Σ_s δ(species =
     * s)·(b_s + w_s x). The sum of squares falls apart into one a species, so each line is fitted
     * on its own.
     */
    public double lineError() {
      return IntStream.range(0, train.size())
          .boxed()
          .flatMapToDouble(s -> Arrays.stream(line(train.get(s)).squaredErrors(test.get(s))))
          .average()
          .orElseThrow();
    }
  }

  /** The line through the monsters of one species. */
  public static Polynomial.Curve line(Sample sample) {
    return Polynomial.over(sample, 1).fit(sample);
  }
}
