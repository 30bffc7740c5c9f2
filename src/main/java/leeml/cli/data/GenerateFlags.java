package leeml.cli.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import leeml.data.generate.BlobRows;
import leeml.data.generate.ClassificationRows;
import leeml.data.generate.GeneratedLines;
import leeml.data.generate.RatingRows;
import leeml.data.generate.RegressionRows;
import leeml.data.generate.Themes;
import leeml.data.generate.TopicRows;
import leeml.data.ratings.LowRankRatings;
import leeml.error.UsageException;
import picocli.CommandLine.Option;

/** The flags that say what made rows are like; each concerns some kinds only. */
final class GenerateFlags {

  private static final String COLUMNS = "--columns";
  private static final String NOISE = "--noise";
  private static final String BLOBS = "--blobs";
  private static final String USERS = "--users";
  private static final String ITEMS = "--items";
  private static final String RANK = "--rank";
  private static final String WORDS = "--words";

  @Option(
      names = COLUMNS,
      paramLabel = "P",
      description = "Columns beside the label (default 10): regression, classification, blobs.")
  private Integer columns;

  @Option(
      names = NOISE,
      paramLabel = "S",
      description = "Standard deviation of the noise: regression (default 1), ratings (0.5).")
  private Double noise;

  @Option(names = BLOBS, paramLabel = "K", description = "How many blobs (default 20).")
  private Integer blobs;

  @Option(names = USERS, paramLabel = "N", description = "Who rate (default 6000).")
  private Integer users;

  @Option(names = ITEMS, paramLabel = "N", description = "What is rated (default 4000).")
  private Integer items;

  @Option(names = RANK, paramLabel = "K", description = "Rank of the ratings (default 8).")
  private Integer rank;

  @Option(names = WORDS, paramLabel = "N", description = "Words of a document (default 60).")
  private Integer words;

  /**
   * Rows of a kind.
   *
   * @throws UsageException if a flag says nothing about the kind, or is out of range
   */
  GeneratedLines lines(GeneratedKind kind, long rows, long seed) {
    given().keySet().forEach(flag -> requireTaken(kind, flag));
    try {
      return switch (kind) {
        case REGRESSION -> new RegressionRows(or(columns, 10), or(noise, 1.0), seed);
        case CLASSIFICATION -> new ClassificationRows(or(columns, 10), seed);
        case RATINGS -> ratings(rows, seed);
        case BLOBS -> new BlobRows(or(columns, 10), or(blobs, 20), seed);
        case TOPICS -> new TopicRows(new Themes(rows, or(words, 60), 1, seed));
      };
    } catch (IllegalArgumentException e) {
      throw new UsageException(kind + ": " + e.getMessage());
    }
  }

  private GeneratedLines ratings(long rows, long seed) {
    return new RatingRows(
        new LowRankRatings(
            or(users, 6000), or(items, 4000), rows, or(rank, 8), or(noise, 0.5), true, 1, seed));
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put(COLUMNS, columns);
    given.put(NOISE, noise);
    given.put(BLOBS, blobs);
    given.put(USERS, users);
    given.put(ITEMS, items);
    given.put(RANK, rank);
    given.put(WORDS, words);
    given.values().removeIf(Objects::isNull);
    return given;
  }

  private static void requireTaken(GeneratedKind kind, String flag) {
    if (!kind.takes(flag)) {
      throw new UsageException(kind + " takes no " + flag + ", it takes: " + kind.flags());
    }
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
