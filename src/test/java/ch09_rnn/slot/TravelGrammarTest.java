package ch09_rnn.slot;

import static org.assertj.core.api.Assertions.assertThat;

import ch09_rnn.slot.TravelGrammar.Kind;
import java.util.ArrayList;
import java.util.List;
import leeml.data.words.Chunk;
import leeml.data.words.TaggedSentence;
import org.junit.jupiter.api.Test;

/** What the generated sentences promise, and how answers to them are judged. */
class TravelGrammarTest {

  private static final long SEED = 3;

  @Test
  void theSameSeedGivesTheSameSentences() {
    assertThat(new TravelGrammar(SEED, 3).sentences(50))
        .isEqualTo(new TravelGrammar(SEED, 3).sentences(50))
        .isNotEqualTo(new TravelGrammar(SEED + 1, 3).sentences(50));
  }

  @Test
  void eachKindHasItsSlots() {
    TravelGrammar grammar = new TravelGrammar(SEED, 2);
    for (int i = 0; i < 50; i++) {
      assertThat(cities(grammar.sentence(Kind.NEAR))).hasSize(1);
      assertThat(cities(grammar.sentence(Kind.FAR))).hasSize(1);
      assertThat(cities(grammar.sentence(Kind.AFTER))).hasSize(1);
      assertThat(cities(grammar.sentence(Kind.TWO)))
          .containsExactlyInAnyOrder(TravelGrammar.DESTINATION, TravelGrammar.DEPARTURE);
    }
  }

  @Test
  void theWordThatTellsIsTheRolesOwn() {
    TravelGrammar grammar = new TravelGrammar(SEED, 4);
    for (int i = 0; i < 50; i++) {
      TaggedSentence far = grammar.sentence(Kind.FAR);
      boolean arrives = cities(far).get(0).equals(TravelGrammar.DESTINATION);
      assertThat(far.words().get(1)).isEqualTo(arrives ? "arrival" : "departure");
      TaggedSentence after = grammar.sentence(Kind.AFTER);
      arrives = cities(after).get(0).equals(TravelGrammar.DESTINATION);
      assertThat(after.words().get(after.words().size() - 1))
          .isEqualTo(arrives ? "arrive" : "leave");
    }
  }

  @Test
  void pairsDifferInOneWordAndInTheRole() {
    List<TaggedSentence> pairs = new TravelGrammar(SEED, 4).pairs(20);
    assertThat(pairs).hasSize(40);
    for (int i = 0; i < pairs.size(); i += 2) {
      List<String> arrival = new ArrayList<>(pairs.get(i).words());
      assertThat(arrival.set(1, "departure")).isEqualTo("arrival");
      assertThat(arrival).isEqualTo(pairs.get(i + 1).words());
      assertThat(cities(pairs.get(i))).containsExactly(TravelGrammar.DESTINATION);
      assertThat(cities(pairs.get(i + 1))).containsExactly(TravelGrammar.DEPARTURE);
    }
  }

  @Test
  void answersAreReadOffTheHighestScoresAndJudgedByEntities() {
    TaggedSentence sentence =
        new TaggedSentence(List.of("to", "New", "York"), List.of("O", "B-city", "I-city"));
    SlotData data = SlotData.of(List.of(sentence), List.of(), 1);
    int labels = data.labels().size();
    float[] scores = new float[3 * labels];
    for (int t = 0; t < 3; t++) {
      scores[t * labels + data.labels().number(sentence.labels().get(t))] = 1;
      // Label 0 stands for unknown ones, and is no answer.
      scores[t * labels] = 9;
    }
    assertThat(data.read(scores)).isEqualTo(sentence.labels());
    assertThat(data.score(List.of(sentence), new float[][] {scores}).f1()).isEqualTo(1);
    float[] none = new float[3 * labels];
    for (int t = 0; t < 3; t++) {
      none[t * labels + data.labels().number("O")] = 1;
    }
    assertThat(data.score(List.of(sentence), new float[][] {none}).f1()).isZero();
    List<TaggedSentence> pair = List.of(sentence, sentence);
    assertThat(data.pairsTold(pair, new float[][] {scores, scores})).isEqualTo(1);
    assertThat(data.pairsTold(pair, new float[][] {scores, none})).isZero();
  }

  private static List<String> cities(TaggedSentence sentence) {
    return Chunk.of(sentence.labels()).stream()
        .map(Chunk::type)
        .filter(type -> !type.equals(TravelGrammar.DATE))
        .toList();
  }
}
