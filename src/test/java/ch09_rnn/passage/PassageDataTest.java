package ch09_rnn.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import leeml.data.words.book.Book;
import leeml.error.BadInputException;
import leeml.model.Rows;
import org.junit.jupiter.api.Test;

/** Passages cut, drawn, numbered and counted. */
class PassageDataTest {

  private static final List<Book> BOOKS =
      List.of(
          new Book("cats", Collections.nCopies(40, "Cat")),
          new Book("dogs", Collections.nCopies(40, "dog")));

  @Test
  void passagesAreDrawnAndCut() {
    PassageData data = PassageData.of("test", BOOKS, 4, 18, 1, 1);
    assertThat(data.known()).hasSize(15);
    assertThat(data.asking()).hasSize(3);
    assertThat(data.words().size()).isEqualTo(3);
    assertThat(data.known()).allMatch(p -> p.words().get(0).equals(p.book() == 0 ? "cat" : "dog"));
    assertThat(data.sequences(data.asking()).steps()).isEqualTo(12);
    assertThat(data.books(data.known())).hasSize(15).contains(0, 1);
    Rows counts = data.counts(data.known());
    float[] row = new float[3];
    counts.addScaled(0, 1, row, 0);
    assertThat(row[data.words().number(data.known().get(0).words().get(0))]).isEqualTo(4);
  }

  @Test
  void whatIsSaidIsTheWordWithTheLargestScore() {
    PassageData data = PassageData.of("test", BOOKS, 4, 18, 1, 1);
    assertThat(data.said(new float[] {0, 2, 1, 3, 1, 1}))
        .containsExactly(data.words().word(1), data.words().word(0));
  }

  @Test
  void tooFewAreRefused() {
    assertThatThrownBy(() -> PassageData.of("shelf", BOOKS, 30, 100, 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 books with 2 passages of 30 words");
  }
}
