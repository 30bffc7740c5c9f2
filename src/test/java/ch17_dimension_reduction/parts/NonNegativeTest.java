package ch17_dimension_reduction.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class NonNegativeTest {

  private static final double[][] TRUE_PARTS = {
    {1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 0, 0.5, 1, 1}
  };

  private static List<double[]> rows(int count) {
    SplittableRandom random = new SplittableRandom(17);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = new double[6];
      for (double[] part : TRUE_PARTS) {
        Coding.addScaled(Math.max(0, random.nextGaussian()), part, row);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void codesByHand() {
    // Along (1, 0) and (1, 1): v = (0, 2) is best met by 1·(1, 1), since (1, 0) may not be −2.
    Coding coding = new Coding(new double[][] {{1, 0}, {1, 1}}, 100);
    assertThat(coding.of(new double[] {0, 2})).containsExactly(new double[] {0, 1}, within(1e-9));
    assertThat(coding.error()).isCloseTo(2, within(1e-9));
    assertThat(coding.of(new double[] {3, 1})).containsExactly(new double[] {2, 1}, within(1e-4));
    assertThat(coding.of(new double[] {0, 0})).containsExactly(0, 0);
    assertThat(coding.error()).isZero();
  }

  @Test
  void findsPartsThatAreThere() {
    Parts found =
        new NonNegative(3, 200, 30, 2)
            .fit(LocalSpark.context().parallelize(rows(200), 7), 6, round -> {});
    assertThat(found.error()).isLessThan(1e-3 * found.errors().get(0));
    for (double[] part : found.parts()) {
      for (double value : part) {
        assertThat(value).isNotNegative();
      }
    }
    assertThat(found.leastCode()).isNotNegative();
    for (int round = 1; round < found.errors().size(); round++) {
      assertThat(found.errors().get(round))
          .isLessThanOrEqualTo(found.errors().get(round - 1) * (1 + 1e-6) + 1e-9);
    }
  }

  @Test
  void emptyPartitionsAreNoTroubleAndRunsAreAlike() {
    NonNegative search = new NonNegative(2, 3, 20, 4);
    List<double[]> rows = rows(20);
    Parts many = search.fit(LocalSpark.context().parallelize(rows, 30), 6, round -> {});
    assertThat(many.errors()).allMatch(Double::isFinite);
    assertThat(search.fit(LocalSpark.context().parallelize(rows, 30), 6, round -> {}).parts())
        .isDeepEqualTo(many.parts());
  }

  @Test
  void rowsOfZerosAreNoTrouble() {
    Parts found =
        new NonNegative(2, 3, 5, 1)
            .fit(
                LocalSpark.context().parallelize(List.of(new double[3], new double[3]), 1),
                3,
                round -> {});
    assertThat(found.error()).isZero();
  }

  @Test
  void sparsenessIsOneOfOneAndZeroOfAll() {
    assertThat(Parts.sparseness(new double[] {0, 3, 0, 0})).isCloseTo(1, within(1e-12));
    assertThat(Parts.sparseness(new double[] {-2, 2, 2, 2})).isCloseTo(0, within(1e-12));
    assertThat(Parts.sparseness(new double[3])).isZero();
  }
}
