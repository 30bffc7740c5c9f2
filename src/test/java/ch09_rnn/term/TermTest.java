package ch09_rnn.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import leeml.data.words.KeyTermDocument;
import leeml.data.words.Vocabulary;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents with key terms: made, read, counted and judged. */
class TermTest {

  private static final long SEED = 5;

  @TempDir Path folder;

  @Test
  void inTalksFrequencyTellsNothing() {
    List<KeyTermDocument> talks = new TalkGrammar(SEED).documents(2000);
    assertThat(talks).isEqualTo(new TalkGrammar(SEED).documents(2000));
    double keys = 0;
    double keyMentions = 0;
    for (KeyTermDocument talk : talks) {
      assertThat(talk.terms()).hasSizeBetween(2, 3).doesNotHaveDuplicates();
      assertThat(talk.words()).containsAll(talk.terms());
      for (String term : talk.terms()) {
        keys++;
        keyMentions += Collections.frequency(talk.words(), term);
      }
    }
    assertThat(keyMentions / keys).isCloseTo(2, within(0.06));
  }

  @Test
  void tfIdfIsCountTimesRarity() {
    KeyTermDocument one =
        new KeyTermDocument(List.of("heap", "and", "heap", "beam"), List.of("heap"));
    KeyTermDocument two = new KeyTermDocument(List.of("a", "beam"), List.of("beam"));
    TermData data =
        new TermData(
            Vocabulary.of(List.of(one.words()), 1),
            List.of("beam", "heap", "mutex"),
            List.of(one, two),
            List.of(),
            List.of());
    double[] idf = data.idf();
    assertThat(idf[0]).isZero();
    assertThat(idf[1]).isCloseTo(Math.log(2), within(1e-12));
    assertThat(idf[2]).isZero();
    assertThat(data.frequencies(one, idf)).containsExactly(0, 2 * Math.log(2), 0);
    assertThat(data.candidates(one)).containsExactly(1, 0);
    assertThat(data.keys(two)).containsExactly(0);
  }

  @Test
  void precisionIsTheShareOfPlaces() {
    List<Integer> ranked = Ranking.best(List.of(4, 2, 0), new double[] {1, 9, 3, 9, 2}, 2);
    assertThat(ranked).containsExactly(2, 4);
    assertThat(Ranking.precision(ranked, new int[] {4, 1}, 2)).isEqualTo(0.5);
    assertThat(Ranking.precision(List.of(4), new int[] {4, 1}, 2)).isEqualTo(0.5);
    assertThat(Ranking.precision(List.of(), new int[] {1}, 2)).isZero();
  }

  @Test
  void aFileHoldsADocumentALine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.txt"), "Heap, beam\tA heap, then a Beam.\n\nheap\tHeap\n");
    assertThat(KeyTermDocument.read(new Configuration(), file.toString()))
        .containsExactly(
            new KeyTermDocument(
                List.of("a", "heap", ",", "then", "a", "beam", "."), List.of("heap", "beam")),
            new KeyTermDocument(List.of("heap"), List.of("heap")));
  }

  @Test
  void badLinesAreNamed() throws IOException {
    refuse("heap and no tab", "line 1", "no tab");
    refuse("heap\tA heap\n , \ta text", "line 2", "no key term");
    refuse("heap\t  ", "line 1", "an empty text");
    refuse("binary heap\ta binary heap", "line 1", "'binary heap', expected one word");
    refuse("\n", "no documents");
    Path file = Files.writeString(folder.resolve("long.txt"), "heap\theap of words\n");
    assertThatThrownBy(() -> TermData.read(new Configuration(), file.toString(), 20, 2, SEED))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("document 1 has 3 words, expected at most 2");
  }

  private void refuse(String text, String... parts) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.txt"), text);
    assertThatThrownBy(() -> KeyTermDocument.read(new Configuration(), file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts);
  }
}
