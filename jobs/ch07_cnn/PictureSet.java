package ch07_cnn;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.data.idx.ImageSplit;

/** What the pictures are of, by the name of their folder; what the course asks of them. */
enum PictureSet {
  /** Handwritten digits. */
  MNIST("7.1", 0.989),
  /** Clothes. */
  FASHION_MNIST("7.2", 0.90),
  /** Something else. */
  OWN("7.1", Double.NaN);

  private static final List<String> CLOTHES =
      List.of(
          "T-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private final String row;
  private final double wholeAccuracy;

  PictureSet(String row, double wholeAccuracy) {
    this.row = row;
    this.wholeAccuracy = wholeAccuracy;
  }

  /** By the last part of a path: {@code mnist}, {@code fashion-mnist}, or one of their cuts. */
  static PictureSet of(String data) {
    String folder = data.replaceFirst("/+$", "").replaceFirst(".*/", "");
    return Stream.of(MNIST, FASHION_MNIST)
        .filter(set -> folder.matches(set.folder() + "(-small)?"))
        .findFirst()
        .orElse(OWN);
  }

  private String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The row of the course. */
  String row() {
    return row;
  }

  /**
   * The least accuracy that a run must reach: what the course asks for on a whole set, else what
   * the options say for a cut; nothing for pictures of one's own.
   */
  OptionalDouble limit(ImageSplit pictures, double onCut) {
    if (this == OWN) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(pictures.whole() ? wholeAccuracy : onCut);
  }

  /** The names of the classes. */
  List<String> classes(int count) {
    return this == FASHION_MNIST && count == CLOTHES.size()
        ? CLOTHES
        : IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }
}
