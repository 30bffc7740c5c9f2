package ch09_rnn.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;

/**
 * Joins single recordings of one speaker to strings, with faint noise of 50 to 200 ms before,
 * between and after them. Digits may repeat. The same seed draws the same strings.
 */
public final class DigitStrings {

  private static final double LEAST_SILENCE_SECONDS = 0.05;
  private static final double MOST_SILENCE_SECONDS = 0.2;
  private static final double NOISE = 0.001;

  private final List<List<SpokenDigit>> bySpeaker;
  private final int shortest;
  private final int longest;
  private final SplittableRandom random;

  /**
   * A stream of strings.
   *
   * @param recordings to draw from, at least one, all of one rate
   * @param shortest digits of a string at least, at least 1
   * @param longest digits of a string at most
   */
  public DigitStrings(List<SpokenDigit> recordings, int shortest, int longest, long seed) {
    Map<String, List<SpokenDigit>> grouped =
        recordings.stream()
            .collect(
                Collectors.groupingBy(SpokenDigit::speaker, TreeMap::new, Collectors.toList()));
    this.bySpeaker = List.copyOf(grouped.values());
    this.shortest = shortest;
    this.longest = longest;
    this.random = new SplittableRandom(seed);
  }

  /** The next string. */
  public DigitString next() {
    List<SpokenDigit> of = bySpeaker.get(random.nextInt(bySpeaker.size()));
    List<SpokenDigit> said = new ArrayList<>();
    int count = random.nextInt(shortest, longest + 1);
    for (int i = 0; i < count; i++) {
      said.add(of.get(random.nextInt(of.size())));
    }
    return joined(said);
  }

  private DigitString joined(List<SpokenDigit> said) {
    int rate = said.get(0).sound().rateHz();
    int[] starts = new int[said.size()];
    int length = silence(rate);
    for (int i = 0; i < starts.length; i++) {
      starts[i] = length;
      length += said.get(i).sound().samples().length + silence(rate);
    }
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = (float) (NOISE * random.nextGaussian());
    }
    double[] from = new double[starts.length];
    double[] to = new double[starts.length];
    for (int i = 0; i < starts.length; i++) {
      float[] own = said.get(i).sound().samples();
      System.arraycopy(own, 0, samples, starts[i], own.length);
      from[i] = (double) starts[i] / rate;
      to[i] = (double) (starts[i] + own.length) / rate;
    }
    return new DigitString(
        said.get(0).speaker(),
        said.stream().mapToInt(SpokenDigit::digit).toArray(),
        from,
        to,
        new Recording(samples, rate));
  }

  private int silence(int rate) {
    return (int) (rate * random.nextDouble(LEAST_SILENCE_SECONDS, MOST_SILENCE_SECONDS));
  }
}
