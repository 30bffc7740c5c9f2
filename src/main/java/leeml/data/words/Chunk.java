package leeml.data.words;

import java.util.ArrayList;
import java.util.List;

/**
 * An entity: some words of one type.
 *
 * @param type what stands behind the prefix: {@code city} of {@code B-city}
 * @param from its first word
 * @param to one past its last word
 */
public record Chunk(String type, int from, int to) {

  private static final String OUTSIDE = "O";

  /**
   * The entities that labels stand for, as {@code conlleval} finds them: one begins at B, at I
   * after O, after another type, and after E; it ends before the next begins, and before O. So an I
   * without a B is an entity, as IOB1 has it.
   */
  public static List<Chunk> of(List<String> labels) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= labels.size(); i++) {
      String before = i == 0 ? OUTSIDE : labels.get(i - 1);
      String label = i == labels.size() ? OUTSIDE : labels.get(i);
      boolean cut = isBorder(before, label);
      if (cut && !before.equals(OUTSIDE)) {
        chunks.add(new Chunk(type(before), from, i));
      }
      if (cut) {
        from = i;
      }
    }
    return chunks;
  }

  /** Whether what two neighbours belong to is not the same entity. */
  private static boolean isBorder(String before, String label) {
    return before.equals(OUTSIDE)
        || label.equals(OUTSIDE)
        || !type(before).equals(type(label))
        || label.charAt(0) == 'B'
        || before.charAt(0) == 'E';
  }

  private static String type(String label) {
    return label.substring(label.indexOf('-') + 1);
  }
}
