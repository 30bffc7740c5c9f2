package leeml.cli.data;

import java.util.List;
import java.util.Locale;

/** The kinds of rows that can be made, and the flags that say how. */
enum GeneratedKind {
  /** A linear rule with noise. */
  REGRESSION("--columns", "--noise"),
  /** Two classes with linear log-odds. */
  CLASSIFICATION("--columns"),
  /** Low-rank ratings with noise. */
  RATINGS("--users", "--items", "--rank", "--noise"),
  /** Rows around centres. */
  BLOBS("--columns", "--blobs"),
  /** Documents, one a line. */
  TOPICS("--words");

  /** Separated by comma and space. */
  private final String flags;

  GeneratedKind(String... flags) {
    this.flags = String.join(", ", flags);
  }

  /** Whether a flag says something about rows of this kind. */
  boolean takes(String flag) {
    return List.of(flags.split(", ")).contains(flag);
  }

  /** The flags that do, for people. */
  String flags() {
    return flags;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
