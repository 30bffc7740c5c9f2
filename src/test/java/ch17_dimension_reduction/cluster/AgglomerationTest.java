package ch17_dimension_reduction.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.report.chart.LineChart;
import leeml.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgglomerationTest {

  /** On a line: 0, 1 and 5, 7. */
  private static Distances four() {
    return distances(new double[][] {{0}, {5}, {1}, {7}});
  }

  private static Distances distances(double[][] rows) {
    return Distances.of(LocalSpark.context(), rows, rows[0].length);
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE, 4", // 5 − 1
    "COMPLETE, 7", // 7 − 0
    "AVERAGE, 5.5", // (5 + 7 + 4 + 6) / 4
    "WARD, 7.7781745930520225" // √(2·2·2/4) · (6 − 0.5) = √2 · 5.5
  })
  void lastHeightByHand(Linkage linkage, double height) {
    List<Merge> merges = Agglomeration.chain(four(), linkage);
    assertThat(merges.get(0)).isEqualTo(new Merge(0, 2, 1, 2));
    assertThat(merges.get(1)).isEqualTo(new Merge(1, 3, 2, 2));
    assertThat(merges.get(2).left()).isEqualTo(4);
    assertThat(merges.get(2).right()).isEqualTo(5);
    assertThat(merges.get(2).size()).isEqualTo(4);
    assertThat(merges.get(2).height()).isCloseTo(height, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void theChainFindsTheTreeOfTheSearch(Linkage linkage) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows = new double[60][4];
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian();
      }
    }
    Distances distances = distances(rows);
    List<Merge> chain = Agglomeration.chain(distances, linkage);
    List<Merge> search = Agglomeration.search(distances, linkage);
    for (int m = 0; m < chain.size(); m++) {
      assertThat(chain.get(m).left()).isEqualTo(search.get(m).left());
      assertThat(chain.get(m).right()).isEqualTo(search.get(m).right());
      assertThat(chain.get(m).height()).isCloseTo(search.get(m).height(), within(1e-9));
    }
    assertThat(new Dendrogram(60, chain).inversions()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void rowsThatAreAlikeMergeAtHeightZero(Linkage linkage) {
    List<Merge> merges = Agglomeration.chain(distances(new double[][] {{2}, {2}, {2}}), linkage);
    assertThat(merges).extracting(Merge::height).containsExactly(0.0, 0.0);
  }

  @Test
  void cutsUndoTheLastMerges() {
    Dendrogram tree = new Dendrogram(4, Agglomeration.chain(four(), Linkage.AVERAGE));
    assertThat(tree.cut(1)).containsExactly(0, 0, 0, 0);
    assertThat(tree.cut(2)).containsExactly(0, 1, 0, 1);
    assertThat(tree.cut(3)).containsExactly(0, 1, 0, 2);
    assertThat(tree.cut(4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void oneRowIsATreeWithoutMerges() {
    Dendrogram tree =
        new Dendrogram(1, Agglomeration.chain(distances(new double[][] {{1}}), Linkage.WARD));
    assertThat(tree.merges()).isEmpty();
    assertThat(tree.cut(1)).containsExactly(0);
  }

  @Test
  void theDrawingHasABracketForEachMerge() {
    LineChart chart =
        new Dendrogram(4, Agglomeration.chain(four(), Linkage.SINGLE)).chart("t", "h", 10, 2);
    assertThat(chart.series()).extracting(s -> s.name()).contains("above the cut", "cluster 1");
    assertThat(chart.series().stream().mapToInt(s -> s.points().size()).sum()).isEqualTo(3 * 5);
    assertThat(chart.series().get(0).points().get(1).y()).isEqualTo(4);
  }

  @Test
  void agreementIsOneForTheSameAndAboutZeroByChance() {
    int[] a = {0, 0, 1, 1, 2, 2};
    int[] renamed = {2, 2, 0, 0, 1, 1};
    assertThat(Agreement.of(a, renamed, 3, 3).adjustedRand()).isEqualTo(1);
    assertThat(Agreement.of(a, renamed, 3, 3).purity()).isEqualTo(1);
    // Hubert and Arabie's index of {a,a,b} {b}: pairs together 1 of 3 and 2 of 6 …, by hand 0.
    int[] x = {0, 0, 0, 1};
    int[] y = {0, 0, 1, 1};
    assertThat(Agreement.of(x, y, 2, 2).adjustedRand()).isCloseTo(0, within(1e-12));
    SplittableRandom random = new SplittableRandom(1);
    int[] c = IntStream.range(0, 5000).map(i -> random.nextInt(4)).toArray();
    int[] k = IntStream.range(0, 5000).map(i -> random.nextInt(3)).toArray();
    assertThat(Agreement.of(c, k, 4, 3).adjustedRand()).isCloseTo(0, within(0.01));
  }

  @Test
  void spreadIsTheSumOfSquaresWithin() {
    Spread spread =
        Spread.of(
            List.of(new double[] {0, 9}, new double[] {2, 9}, new double[] {5, 9}),
            1,
            new int[] {0, 0, 1});
    assertThat(spread.within()).isEqualTo(2);
    assertThat(spread.sizes()).containsExactly(2, 1);
  }
}
