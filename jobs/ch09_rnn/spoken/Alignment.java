package ch09_rnn.spoken;

import java.util.ArrayList;
import java.util.List;
import leeml.model.Scores;
import leeml.model.sequence.Ctc;

/**
 * Where a best path says its digits: the runs of one label, blanks left aside.
 *
 * @param spikes in the order of time
 */
public record Alignment(List<Spike> spikes) {

  /**
   * Steps in a row with one label.
   *
   * @param digit 0 … 9
   * @param first the first step
   * @param last the last step
   */
  public record Spike(int digit, int first, int last) {}

  /** Copies the spikes. */
  public Alignment {
    spikes = List.copyOf(spikes);
  }

  /**
   * Follows the highest score of each step.
   *
   * @param scores shape (steps, {@link Heard#CLASSES}); not modified
   */
  public static Alignment of(float[] scores) {
    List<Spike> spikes = new ArrayList<>();
    int before = Ctc.BLANK;
    int steps = scores.length / Heard.CLASSES;
    for (int t = 0; t < steps; t++) {
      int label = Scores.best(scores, t * Heard.CLASSES, Heard.CLASSES);
      if (label != Ctc.BLANK && label == before) {
        Spike last = spikes.remove(spikes.size() - 1);
        spikes.add(new Spike(last.digit(), last.first(), t));
      } else if (label != Ctc.BLANK) {
        spikes.add(new Spike(label - 1, t, t));
      }
      before = label;
    }
    return new Alignment(spikes);
  }

  /** The middle of a spike, in seconds from the start. */
  public double atSeconds(int u, double stepSeconds) {
    return (spikes.get(u).first() + spikes.get(u).last() + 1) / 2.0 * stepSeconds;
  }

  /**
   * How many spikes have their middle while their digit is being said; for a string that was read
   * rightly, so that spike u is digit u.
   */
  public int within(DigitString said, double stepSeconds) {
    int within = 0;
    for (int u = 0; u < spikes.size(); u++) {
      double at = atSeconds(u, stepSeconds);
      within += at >= said.fromSeconds()[u] && at <= said.toSeconds()[u] ? 1 : 0;
    }
    return within;
  }
}
