package leeml.data.generate;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Rows with a linear rule: x ~ N(0, 1), y = Σⱼ wⱼ xⱼ + ε with wⱼ = (−1)ʲ / √(1 + j), j from 0, and
 * ε ~ N(0, noise²).
 *
 * @param columns p, at least 1: {@code x1} … and the label {@code y}
 * @param noise standard deviation of ε, at least 0
 * @param seed of everything
 */
public record RegressionRows(int columns, double noise, long seed) implements GeneratedLines {

  /** Checks the ranges. */
  public RegressionRows {
    if (columns < 1 || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "columns = %d, noise = %s, expected at least 1 and 0".formatted(columns, noise));
    }
  }

  @Override
  public Optional<String> header() {
    return Optional.of(Features.header(columns, "y"));
  }

  @Override
  public String line(long number) {
    SplittableRandom random = GeneratedLines.random(seed, 1, number);
    Features features = new Features();
    double z = features.addNormal(columns, random);
    return features.endWith((float) (z + noise * random.nextGaussian()));
  }

  @Override
  public String suffix() {
    return ".csv";
  }
}
