package leeml.model.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The string of labels that the scores of a sequence stand for, under {@link Ctc}.
 *
 * <p>Source: Graves et al., ICML 2006, section 3.2 (best path); Hannun et al., First-pass large
 * vocabulary continuous speech recognition using bi-directional recurrent DNNs, 2014, algorithm 1
 * (prefix beam search), here without a language model.
 */
public final class CtcDecoder {

  private CtcDecoder() {}

  /** Drops repetitions, then blanks: 1 1 0 1 2 2 becomes 1 1 2. */
  public static List<Integer> collapse(List<Integer> path) {
    List<Integer> labels = new ArrayList<>();
    int before = Ctc.BLANK;
    for (int label : path) {
      if (label != before && label != Ctc.BLANK) {
        labels.add(label);
      }
      before = label;
    }
    return labels;
  }

  /**
   * The collapsed path of the highest score at each step: fast, and not always the most probable
   * string.
   *
   * @param scores shape (steps, classes) row by row; not modified
   */
  public static List<Integer> bestPath(float[] scores, int classes) {
    List<Integer> path = new ArrayList<>();
    for (int at = 0; at < scores.length; at += classes) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = scores[at + k] > scores[at + best] ? k : best;
      }
      path.add(best);
    }
    return collapse(path);
  }

  /**
   * The most probable string among those whose beginnings stayed in the beam: the probabilities of
   * paths to the same string are added.
   *
   * @param scores shape (steps, classes) row by row; not modified
   * @param width how many beginnings are kept at a step, at least 1
   */
  public static List<Integer> prefixBeam(float[] scores, int classes, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("beam of " + width + ", expected at least 1");
    }
    double[] logs = LogSpace.softmax(scores, classes);
    Map<List<Integer>, Ends> beam = Map.of(List.of(), new Ends(0, LogSpace.ZERO));
    for (int at = 0; at < scores.length; at += classes) {
      Map<List<Integer>, Ends> next = new HashMap<>();
      for (Map.Entry<List<Integer>, Ends> entry : beam.entrySet()) {
        extend(entry.getKey(), entry.getValue(), logs, at, classes, next);
      }
      beam = new HashMap<>();
      for (Map.Entry<List<Integer>, Ends> kept : best(next, width)) {
        beam.put(kept.getKey(), kept.getValue());
      }
    }
    return best(beam, 1).get(0).getKey();
  }

  /**
   * ln probabilities of the paths to a string so far.
   *
   * @param blank of those that end in a blank
   * @param label of those that end in its last label
   */
  private record Ends(double blank, double label) {

    double all() {
      return LogSpace.add(blank, label);
    }

    static Ends sum(Ends a, Ends b) {
      return new Ends(LogSpace.add(a.blank, b.blank), LogSpace.add(a.label, b.label));
    }
  }

  private static void extend(
      List<Integer> prefix,
      Ends ends,
      double[] logs,
      int at,
      int classes,
      Map<List<Integer>, Ends> next) {
    int last = prefix.isEmpty() ? Ctc.BLANK : prefix.get(prefix.size() - 1);
    double staying = last == Ctc.BLANK ? LogSpace.ZERO : ends.label + logs[at + last];
    next.merge(prefix, new Ends(ends.all() + logs[at + Ctc.BLANK], staying), Ends::sum);
    for (int k = 1; k < classes; k++) {
      // After the same label only a blank in between makes it another one.
      double from = k == last ? ends.blank : ends.all();
      List<Integer> longer = new ArrayList<>(prefix);
      longer.add(k);
      next.merge(longer, new Ends(LogSpace.ZERO, from + logs[at + k]), Ends::sum);
    }
  }

  /** The most probable first; of equals, the first by its labels, so that no hash decides. */
  private static List<Map.Entry<List<Integer>, Ends>> best(
      Map<List<Integer>, Ends> beam, int width) {
    return beam.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<List<Integer>, Ends> e) -> -e.getValue().all())
                .thenComparing(e -> e.getKey().toString()))
        .limit(width)
        .toList();
  }
}
