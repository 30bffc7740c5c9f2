package ch19_autoencoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import leeml.model.Examples;
import leeml.spark.LocalSpark;
import org.junit.jupiter.api.Test;

/** The linear code of documents whose singular vectors are known. */
class SemanticAnalysisTest {

  @Test
  void theFirstDirectionsAreThoseOfTheLargestSums() {
    // Two kinds of documents over two words each: directions (3, 4)/5 and (0, 0, 1).
    Examples known =
        Examples.dense(
            new float[] {3, 4, 0, 6, 8, 0, 0, 0, 2, 0, 0, 3}, 3, new float[] {0, 0, 1, 1});
    float[][] codes = SemanticAnalysis.of(LocalSpark.context(), known, 2, 2).codes(known);
    assertThat(codes).hasDimensions(4, 2);
    assertThat((double) Math.abs(codes[0][0])).isCloseTo(5, within(1e-5));
    assertThat((double) codes[0][1]).isCloseTo(0, within(1e-5));
    assertThat((double) codes[2][0]).isCloseTo(0, within(1e-5));
    assertThat((double) Math.abs(codes[3][1])).isCloseTo(3, within(1e-5));
  }
}
