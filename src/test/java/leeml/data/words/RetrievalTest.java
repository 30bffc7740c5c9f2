package leeml.data.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.model.DenseRows;
import org.junit.jupiter.api.Test;

/** Nearest texts by hand. */
class RetrievalTest {

  /** Four points of the plane: two along each axis, one of each near 0, and topics by axis. */
  private static final DenseRows KNOWN =
      new DenseRows(new float[] {9, 0, 1, 0.1f, 0, 1, 0.1f, 9}, 2);

  private static final float[] TOPICS = {0, 0, 1, 1};

  @Test
  void cosineLooksAtDirectionsAndDistanceAtPlaces() {
    float[] text = {1, 0};
    assertThat(Retrieval.byCosine(KNOWN, TOPICS).nearest(text, 4)).containsExactly(0, 1, 3, 2);
    assertThat(Retrieval.byDistance(KNOWN, TOPICS).nearest(text, 4)).containsExactly(1, 2, 0, 3);
  }

  @Test
  void theRateIsTheShareOfTheSameTopic() {
    DenseRows asked = new DenseRows(new float[] {1, 0, 0, 5}, 2);
    float[] wanted = {0, 1};
    assertThat(Retrieval.byCosine(KNOWN, TOPICS).sameTopic(asked, wanted, 2)).isEqualTo(1);
    assertThat(Retrieval.byCosine(KNOWN, TOPICS).sameTopic(asked, wanted, 4)).isEqualTo(0.5);
    // (1, 0) is near 1 and 2, one of its own; (0, 5) near 2 and 3, both of its own.
    assertThat(Retrieval.byDistance(KNOWN, TOPICS).sameTopic(asked, wanted, 2)).isEqualTo(0.75);
  }

  @Test
  void chanceIsWhatTopicsShare() {
    Retrieval among = Retrieval.byCosine(KNOWN, new float[] {0, 0, 0, 1});
    assertThat(among.chance(new float[] {0, 1})).isCloseTo((0.75 + 0.25) / 2, within(1e-12));
    assertThatThrownBy(() -> Retrieval.byCosine(KNOWN, new float[3]))
        .hasMessageContaining("4 texts and 3 topics");
  }

  @Test
  void zerosAreNearToNone() {
    assertThat(Retrieval.byCosine(KNOWN, TOPICS).nearest(new float[2], 4))
        .containsExactly(0, 1, 2, 3);
  }
}
