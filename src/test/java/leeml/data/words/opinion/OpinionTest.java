package leeml.data.words.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import leeml.data.words.SentencePolarity;
import leeml.model.sequence.SequenceSet;
import leeml.model.sequence.Tokens;
import org.junit.jupiter.api.Test;

/** What the generated opinions promise, and how answers to them are judged. */
class OpinionTest {

  private static final long SEED = 3;

  @Test
  void opinionsAreHalfAndHalfAndTheOrderDecides() {
    List<SentencePolarity> drawn = new OpinionGrammar(SEED).sentences(1000);
    assertThat(drawn.stream().filter(SentencePolarity::positive).count()).isBetween(430L, 570L);
    assertThat(drawn).isEqualTo(new OpinionGrammar(SEED).sentences(1000));
    // Good words stand in sentences of both opinions.
    for (boolean positive : new boolean[] {true, false}) {
      assertThat(drawn)
          .anyMatch(s -> s.positive() == positive && s.words().contains("clever"))
          .anyMatch(s -> s.positive() == positive && s.words().contains("dull"));
    }
  }

  @Test
  void praiseIsTheMeanDifferenceOfTheScores() {
    assertThat(SentimentData.praise(new float[] {0, 1, 2, 1, 0, 3})).isEqualTo(1);
    SequenceSet set = new SequenceSet(new Tokens(new int[][] {{0}, {0}}), new int[][] {{1}, {0}});
    float[][] scores = {{0, 1}, {0, 1}};
    assertThat(SentimentData.accuracy(set, scores)).isEqualTo(0.5);
  }
}
