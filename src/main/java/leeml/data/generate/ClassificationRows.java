package leeml.data.generate;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Rows of two classes whose log-odds are linear: x ~ N(0, 1), z = Σⱼ wⱼ xⱼ with wⱼ = (−1)ʲ / √(1 +
 * j), j from 0, and the label 1 with probability σ(z), else 0.
 *
 * @param columns p, at least 1: {@code x1} … and the label {@code class}
 * @param seed of everything
 */
public record ClassificationRows(int columns, long seed) implements GeneratedLines {

  /** Checks the range. */
  public ClassificationRows {
    if (columns < 1) {
      throw new IllegalArgumentException("columns = " + columns + ", expected at least 1");
    }
  }

  @Override
  public Optional<String> header() {
    return Optional.of(Features.header(columns, "class"));
  }

  @Override
  public String line(long number) {
    SplittableRandom random = GeneratedLines.random(seed, 1, number);
    Features features = new Features();
    double z = features.addNormal(columns, random);
    return features.endWith(random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0);
  }

  @Override
  public String suffix() {
    return ".csv";
  }
}
