package ch09_rnn.spoken;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leeml.model.sequence.CtcDecoder;
import org.apache.commons.text.similarity.LevenshteinDetailedDistance;
import org.apache.commons.text.similarity.LevenshteinResults;

/**
 * What a network took strings for.
 *
 * <p>The digit error rate is the sum of edit distances over the number of digits said; an edit
 * replaces, leaves out or puts in a digit (Levenshtein 1966).
 *
 * @param said the strings
 * @param read what was read of each, as text
 */
public record Heard(List<DigitString> said, List<String> read) {

  /** How many digits there are, and with the blank how many classes. */
  public static final int CLASSES = 11;

  /** Copies the answers. */
  public Heard {
    read = List.copyOf(read);
    if (said.size() != read.size()) {
      throw new IllegalArgumentException(
          said.size() + " strings and " + read.size() + " answers differ in number");
    }
  }

  /** Reads the highest score of each step. */
  public static Heard byBestPath(List<DigitString> said, float[][] scores) {
    return of(said, scores, z -> CtcDecoder.bestPath(z, CLASSES));
  }

  /** Reads by prefix beam search. */
  public static Heard byBeam(List<DigitString> said, float[][] scores, int width) {
    return of(said, scores, z -> CtcDecoder.prefixBeam(z, CLASSES, width));
  }

  private static Heard of(
      List<DigitString> said, float[][] scores, Function<float[], List<Integer>> decoder) {
    return new Heard(
        said,
        IntStream.range(0, scores.length).mapToObj(i -> text(decoder.apply(scores[i]))).toList());
  }

  private static String text(List<Integer> labels) {
    return labels.stream().map(label -> String.valueOf(label - 1)).collect(Collectors.joining());
  }

  /** How string i was changed. */
  public LevenshteinResults edits(int i) {
    return LevenshteinDetailedDistance.getDefaultInstance().apply(said.get(i).text(), read.get(i));
  }

  /** The digit error rate of all. */
  public double errorRate() {
    return (double) IntStream.range(0, read.size()).map(i -> edits(i).getDistance()).sum()
        / said.stream().mapToInt(string -> string.digits().length).sum();
  }

  /** The share of strings without an error. */
  public double rightStrings() {
    return (double) IntStream.range(0, read.size()).filter(i -> edits(i).getDistance() == 0).count()
        / read.size();
  }

  /** The strings of so many digits. */
  public Heard ofLength(int digits) {
    List<Integer> of =
        IntStream.range(0, read.size())
            .filter(i -> said.get(i).digits().length == digits)
            .boxed()
            .toList();
    return new Heard(of.stream().map(said::get).toList(), of.stream().map(read::get).toList());
  }
}
