package leeml.report.picture;

import java.util.List;
import java.util.stream.IntStream;
import leeml.model.Examples;
import leeml.model.Scores;
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Table;

/**
 * What a classifier says of pictures whose classes are known: the class of its largest score.
 *
 * @param pictures pixels in [0, 1] row by row, targets 0 … K − 1
 * @param width of a picture in pixels
 * @param names of the K classes
 * @param scores shape (n, K) row by row; not copied
 */
public record Readings(Examples pictures, int width, List<String> names, float[] scores) {

  /** Checks that there is a score for each picture and class. */
  public Readings {
    names = List.copyOf(names);
    if (scores.length != pictures.size() * names.size()) {
      throw new IllegalArgumentException(
          "%d scores for %d pictures and %d classes"
              .formatted(scores.length, pictures.size(), names.size()));
    }
  }

  /** Classes that are called by their numbers: 0 … K − 1. */
  public static Readings numbered(Examples pictures, int width, int classes, float[] scores) {
    List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    return new Readings(pictures, width, names, scores);
  }

  /** The class that a picture is read as. */
  public int read(int picture) {
    return Scores.best(scores, picture * names.size(), names.size());
  }

  /** The class that a picture is of. */
  public int truth(int picture) {
    return (int) pictures.targets()[picture];
  }

  /** The share read rightly; NaN without pictures. */
  public double accuracy() {
    return Scores.accuracy(scores, names.size(), pictures.all());
  }

  /** How many pictures of each class (rows) are read as each class (columns); shape (K, K). */
  public int[][] confusion() {
    int[][] counts = new int[names.size()][names.size()];
    for (int i = 0; i < pictures.size(); i++) {
      counts[truth(i)][read(i)]++;
    }
    return counts;
  }

  /** The confusion matrix, cells without a picture left empty. */
  public Table confusionTable(String title) {
    String[] heads = new String[names.size() + 1];
    heads[0] = "is \\ read as";
    for (int k = 0; k < names.size(); k++) {
      heads[k + 1] = names.get(k);
    }
    Table table = Table.of(title, heads);
    int[][] counts = confusion();
    for (int k = 0; k < counts.length; k++) {
      Object[] cells = new Object[heads.length];
      cells[0] = names.get(k);
      for (int j = 0; j < counts.length; j++) {
        cells[j + 1] = counts[k][j] == 0 ? null : (Object) counts[k][j];
      }
      table.row(cells);
    }
    return table;
  }

  /**
   * The first misread pictures, each with what it is and what it was read as.
   *
   * @param most how many are shown, at least 1
   */
  public Pictures misread(String title, int most) {
    int[] wrong = IntStream.range(0, pictures.size()).filter(i -> read(i) != truth(i)).toArray();
    Pictures shown = Pictures.of(title);
    for (int i = 0; i < Math.min(most, wrong.length); i++) {
      shown.grey(
          "%s read as %s".formatted(names.get(truth(wrong[i])), names.get(read(wrong[i]))),
          pixels(wrong[i]),
          width,
          pictures.rows().columns() / width);
    }
    return shown.caption(
        "%s of %s are misread. Which ones would you have got right?"
            .formatted(Digits.of(wrong.length), Digits.of(pictures.size())));
  }

  private float[] pixels(int picture) {
    float[] pixels = new float[pictures.rows().columns()];
    pictures.rows().addScaled(picture, 1, pixels, 0);
    return pixels;
  }
}
