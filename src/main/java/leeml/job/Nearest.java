package leeml.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds the name that someone probably meant: the highest Jaro–Winkler similarity, if any. */
public final class Nearest {

  /** Under this, two names have nothing in common and a guess would only confuse. */
  private static final double RECOGNISABLE = 0.6;

  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private Nearest() {}

  /** The candidate most like {@code given}, ignoring case; empty if none resembles it. */
  public static Optional<String> to(String given, Collection<String> candidates) {
    return candidates.stream()
        .max(Comparator.comparingDouble((String candidate) -> similarity(given, candidate)))
        .filter(candidate -> similarity(given, candidate) >= RECOGNISABLE);
  }

  /** A question to end an error message with, {@code "; did you mean x?"}, or nothing. */
  public static String question(String given, Collection<String> candidates) {
    return to(given, candidates).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static double similarity(String a, String b) {
    return SIMILARITY.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
