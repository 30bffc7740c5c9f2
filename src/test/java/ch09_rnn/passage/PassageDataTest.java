package ch09_rnn.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.words.book.Passage;
import leeml.data.words.book.TopicTexts;
import leeml.error.BadInputException;
import leeml.model.Rows;
import org.junit.jupiter.api.Test;

/** Passages cut, drawn, numbered and counted. */
class PassageDataTest {

  /** Forty passages, “the cat sleeps”, and “the dog barks” with a word of its own and “loudly”. */
  private static final TopicTexts TEXTS =
      new TopicTexts(
          "pets",
          List.of("cats", "dogs"),
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      i % 2 == 0
                          ? new Passage(0, List.of("the", "cat", "sleeps"))
                          : new Passage(1, List.of("the", "dog", "barks", "word" + i, "loudly")))
              .toList());

  @Test
  void contentWordsAreKeptInTheirOrder() {
    PassageData data = PassageData.of("test", TEXTS, 2, 30, 5, 1);
    assertThat(data.known()).hasSize(25);
    assertThat(data.asking()).hasSize(5);
    for (Passage passage : data.known()) {
      assertThat(passage.words())
          .isEqualTo(passage.book() == 0 ? List.of("cat", "sleeps") : List.of("dog", "barks"));
    }
    assertThat(data.words().size()).isEqualTo(6);
    assertThat(data.sequences(data.asking()).steps()).isEqualTo(10);
    assertThat(data.topics(data.known())).hasSize(25).contains(0, 1);
    Rows counts = data.counts(data.known());
    float[] row = new float[6];
    counts.addScaled(0, 1, row, 0);
    assertThat(row[data.words().number(data.known().get(0).words().get(0))]).isEqualTo(1);
  }

  @Test
  void whatIsSaidIsTheWordWithTheLargestScore() {
    PassageData data = PassageData.of("test", TEXTS, 2, 30, 5, 1);
    assertThat(data.said(new float[] {0, 2, 1, 0, 0, 0, 3, 1, 1, 0, 0, 0}))
        .containsExactly(data.words().word(1), data.words().word(0));
  }

  @Test
  void tooFewAreRefused() {
    assertThatThrownBy(() -> PassageData.of("shelf", TEXTS, 2, 30, 50, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 topics with 0 passages of known words");
  }
}
