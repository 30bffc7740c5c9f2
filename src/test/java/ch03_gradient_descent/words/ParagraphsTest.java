package ch03_gradient_descent.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import leeml.data.text.Line;
import leeml.model.Examples;
import leeml.model.LogisticRegression;
import org.junit.jupiter.api.Test;

class ParagraphsTest {

  private final Paragraphs three =
      new Paragraphs(
          List.of("the", "tea", "dog"),
          new int[] {3, 1, 1},
          List.of(new int[] {0, 1}, new int[] {0}, new int[] {0, 2}),
          new float[] {0, 1, 1});

  @Test
  void emptyLinesPartParagraphs() {
    List<Line> lines =
        Stream.of("", "One Two", "three", "", " ", "Four").map(t -> new Line("f", 9, t)).toList();
    assertThat(Paragraphs.split(lines.iterator())).containsExactly("one two three ", "four ");
  }

  @Test
  void dealsParagraphsRound() {
    Examples all = three.examples();
    assertThat(all.size()).isEqualTo(3);
    assertThat(all.rows().dot(2, new float[] {1, 10, 100}, 0)).isEqualTo(101);
    assertThat(three.shards(2).sizes()).containsExactly(2, 1);
  }

  @Test
  void curvatureByHand() {
    // At θ = 0 every p is ½, so ∂²L/∂θⱼ² is a quarter of the share of paragraphs with the word.
    double[] curvature =
        AdagradTrace.curvature(new LogisticRegression(3), new float[4], three.examples());
    assertThat(curvature).containsExactly(new double[] {0.25, 0.25 / 3, 0.25 / 3}, within(1e-7));
  }

  @Test
  void firstStepOfAdagradIsTheRateWhateverTheGradient() {
    AdagradTrace trace = AdagradTrace.run(three.examples(), 0.5, 1, new int[] {1});
    // g of "tea" at 0 is (½ − 0)/3, its root of squares is |g|, its step size η/|g|.
    assertThat(trace.rootOfSquares()[1]).isEqualTo(1.0 / 6, within(1e-7));
    assertThat(trace.stepSizes()[0][0]).isEqualTo(3, within(1e-5));
    assertThat(trace.losses()[0]).isEqualTo(Math.log(2), within(1e-12));
  }
}
