package leeml.data.generate;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Rows around centres: x_j = s_j (2 c_j + e_j) with c, e ~ N(0, 1), c that of the row's blob, and
 * s_j = (1 + j)^(−¼), j from 0, so that directions differ in variance. Blobs are equally likely.
 *
 * @param columns p, at least 1: columns {@code x1} … and the number of the blob, from 0
 * @param blobs how many, at least 1
 * @param seed of everything
 */
public record BlobRows(int columns, int blobs, long seed) implements GeneratedLines {

  private static final double SPREAD_OF_CENTRES = 2;

  /** Checks the ranges. */
  public BlobRows {
    if (columns < 1 || blobs < 1) {
      throw new IllegalArgumentException(
          "columns = %d, blobs = %d, expected at least 1 of each".formatted(columns, blobs));
    }
  }

  @Override
  public Optional<String> header() {
    return Optional.of(Features.header(columns, "blob"));
  }

  @Override
  public String line(long number) {
    SplittableRandom random = GeneratedLines.random(seed, 1, number);
    int blob = random.nextInt(blobs);
    SplittableRandom centre = GeneratedLines.random(seed, 2, blob); // drawn anew: nothing is kept
    Features features = new Features();
    for (int j = 0; j < columns; j++) {
      double scale = Math.pow(1 + j, -0.25);
      features.add(scale * (SPREAD_OF_CENTRES * centre.nextGaussian() + random.nextGaussian()));
    }
    return features.endWith(blob);
  }

  @Override
  public String suffix() {
    return ".csv";
  }
}
