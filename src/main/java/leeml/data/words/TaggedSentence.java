package leeml.data.words;

import java.util.List;

/**
 * Words, and a label for each.
 *
 * @param words at least one
 * @param labels as many, such as {@code B-city}, {@code I-city}, {@code O}
 */
public record TaggedSentence(List<String> words, List<String> labels) {

  /** Copies both; refuses a sentence without words or with another number of labels. */
  public TaggedSentence {
    words = List.copyOf(words);
    labels = List.copyOf(labels);
    if (words.isEmpty() || words.size() != labels.size()) {
      throw new IllegalArgumentException(
          "%d words and %d labels, expected one each and at least one"
              .formatted(words.size(), labels.size()));
    }
  }
}
