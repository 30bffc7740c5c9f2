package leeml.data.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document of a mixture of themes is mostly about. */
class ThemesTest {

  /** What all themes share has less than this in each, a theme's own words more. */
  private static final double OWN = 0.02;

  @Test
  void theLeadingThemeGivesMostOfTheWords() {
    Themes themes = new Themes(400, 200, 1, 7);
    int right = 0;
    for (int i = 0; i < 400; i++) {
      List<String> words = List.of(themes.document(i).split(" ", -1));
      List<String> vocabulary = words.stream().distinct().toList();
      double[][] truth = Themes.truth(vocabulary);
      int[] own = new int[Themes.count()];
      for (String word : words) {
        int place = vocabulary.indexOf(word);
        for (int z = 0; z < own.length; z++) {
          own[z] += truth[z][place] > OWN ? 1 : 0;
        }
      }
      int leading = themes.leading(i);
      right += Arrays.stream(own).allMatch(count -> count <= own[leading]) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(300);
    assertThat(Themes.name(0)).isEqualTo("ship");
  }
}
