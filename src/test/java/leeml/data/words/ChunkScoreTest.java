package leeml.data.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities by the rules of conlleval, on hand-made labels. */
class ChunkScoreTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "O O O | ''",
        "B-a I-a O B-b | a0-2 b3-4",
        "B-a B-a | a0-1 a1-2",
        // I without B: conlleval takes it for an entity.
        "O I-a I-a O | a1-3",
        "I-a O I-a | a0-1 a2-3",
        // Another type begins another entity, with I as well.
        "I-a I-b | a0-1 b1-2",
        "B-a I-b I-b | a0-1 b1-3",
        // IOB1 parts two neighbours of a type by B.
        "I-a B-a I-a | a0-1 a1-3",
        "B-a I-a I-a | a0-3",
        // IOE: E ends one.
        "I-a E-a I-a | a0-2 a2-3",
        "E-a E-a | a0-1 a1-2",
        "B-a-x I-a-x | a-x0-2"
      })
  void entitiesAreThoseOfConlleval(String labels, String expected) {
    List<Chunk> chunks = Chunk.of(List.of(labels.split(" ")));
    assertThat(chunks.stream().map(c -> c.type() + c.from() + "-" + c.to()))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  @Test
  void anEntityIsRightWithItsTypeAndBothEnds() {
    List<String> truth = List.of("B-a", "I-a", "O", "B-b", "O", "B-a", "O", "B-b");
    // Right; cut short; wrong type; one that is not there.
    List<String> guess = List.of("B-a", "I-a", "O", "B-a", "B-b", "O", "O", "B-b");
    ChunkScore score = ChunkScore.of(truth, guess);
    assertThat(score).isEqualTo(new ChunkScore(2, 4, 4));
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(0.5);
    ChunkScore both = score.plus(ChunkScore.of(List.of("B-a", "I-a"), List.of("B-a", "O")));
    assertThat(both).isEqualTo(new ChunkScore(2, 5, 5));
    assertThat(both.f1()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void nothingFoundIsNoDivisionByZero() {
    ChunkScore score = ChunkScore.of(List.of("B-a"), List.of("O"));
    assertThat(score.f1()).isZero();
    assertThat(score.precision()).isZero();
    assertThat(ChunkScore.none().f1()).isZero();
    assertThatThrownBy(() -> ChunkScore.of(List.of("O"), List.of("O", "O")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 labels for 1 words");
  }
}
