package ch07_cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.data.words.SentencePolarity;
import leeml.model.convolution.TextConvolution;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.junit.jupiter.api.Test;

/** What two filters of one word and of two look for, with weights set by hand. */
class PhrasesTest {

  /** Word k of the vocabulary is embedded as the number k. */
  private static final float[] THETA = {
    0, 1, 2, 3, // E
    1, 0, // one word: c = x
    1, 2, 0, // two words: c = x + 2 x⁺
    0, 1, // O of the first: a unit adds 1 to praise
    0.5f, 0, // of the second: it takes half
    0, 0
  };

  private final TextConvolution net = new TextConvolution(4, 1, List.of(1, 2), 1, 2, 0);
  private final List<SentencePolarity> sentences =
      List.of(
          new SentencePolarity(List.of("c", "b"), true),
          new SentencePolarity(List.of("a"), true),
          new SentencePolarity(List.of("b", "c"), false),
          new SentencePolarity(List.of("b", "c"), false));
  private final Phrases phrases =
      new Phrases(
          net,
          THETA,
          sentences,
          net.found(
              THETA,
              new SequenceSet(
                      new Tokens(new int[][] {{3, 2}, {1}, {2, 3}, {2, 3}}),
                      new int[][] {{1}, {1}, {0}, {0}})
                  .all()));

  @Test
  void aPhraseIsWhatTheWinningWindowSaw() {
    assertThat(phrases.phrase(0, 0)).isEqualTo("c");
    assertThat(phrases.phrase(1, 0)).isEqualTo("c b");
    assertThat(phrases.phrase(1, 1)).isEqualTo("· a");
    assertThat(phrases.of(1, 2)).containsExactly(entry("b c", 8.0), entry("c b", 7.0));
  }

  @Test
  void aFilterAddsItsWeightTimesItsValue() {
    assertThat(phrases.towardsPraise(0)).isEqualTo(1);
    assertThat(phrases.praise(1, 2)).isCloseTo(-4, within(1e-6));
    assertThat(phrases.decisive(2, true)).isZero();
    assertThat(phrases.decisive(2, false)).isEqualTo(1);
    assertThat(phrases.strongest(2, false, 5)).containsExactly(1);
    assertThat(phrases.strongest(2, true, 5)).isEmpty();
  }
}
