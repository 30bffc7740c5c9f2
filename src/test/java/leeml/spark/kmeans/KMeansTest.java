package leeml.spark.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import leeml.spark.LocalSpark;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {

  private static final KMeans EXACT = new KMeans(100, 0);

  private static List<double[]> blobs(int rows, int columns, double spread, double offset) {
    SplittableRandom random = new SplittableRandom(7);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double[] x = new double[columns];
      for (int j = 0; j < columns; j++) {
        x[j] = offset + 10 * ((i % 5) * (j + 1) % 5) + spread * random.nextGaussian();
      }
      points.add(x);
    }
    return points;
  }

  private static Points points(List<double[]> rows, int partitions) {
    JavaRDD<double[]> rdd = LocalSpark.context().parallelize(rows, partitions);
    return Points.pack(rdd, rows.get(0).length);
  }

  @Test
  void findsTheMeansOfTwoPairs() {
    List<double[]> rows =
        List.of(new double[] {0}, new double[] {1}, new double[] {10}, new double[] {11});
    try (Points points = points(rows, 2)) {
      Clustering found = EXACT.fit(points, new double[][] {{0}, {1}});
      assertThat(found.centres()).isDeepEqualTo(new double[][] {{0.5}, {10.5}});
      assertThat(found.sizes()).containsExactly(2, 2);
      assertThat(found.inertia()).isEqualTo(1);
      // Φ at {0, 1}: 0 + 0 + 81 + 100; then the means 0 and 22/3, then {0.5, 10.5}.
      assertThat(found.inertias().get(0)).isEqualTo(181);
      assertThat(found.converged()).isTrue();
      assertThat(KMeans.nearest(points, found.centres())).containsExactly(0, 0, 1, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 40})
  void partitionsDoNotMatterNorDoEmptyOnes(int partitions) {
    List<double[]> rows = blobs(35, 3, 2, 0);
    double[][] start = rows.subList(0, 4).toArray(double[][]::new);
    try (Points whole = points(rows, 1);
        Points parts = points(rows, partitions)) {
      Clustering one = EXACT.fit(whole, start);
      Clustering many = EXACT.fit(parts, start);
      assertThat(many.sizes()).isEqualTo(one.sizes());
      for (int c = 0; c < 4; c++) {
        assertThat(many.centres()[c]).containsExactly(one.centres()[c], within(1e-5));
      }
    }
  }

  @Test
  void fromTheSameStartItIsMllibs() {
    List<double[]> rows = blobs(3000, 13, 6, 1e4);
    double[][] start = rows.subList(0, 8).toArray(double[][]::new);
    Vector[] centres = Arrays.stream(start).map(Vectors::dense).toArray(Vector[]::new);
    KMeansModel model =
        new org.apache.spark.mllib.clustering.KMeans()
            .setK(8)
            .setMaxIterations(100)
            .setEpsilon(0)
            .setInitialModel(new KMeansModel(centres))
            .run(LocalSpark.context().parallelize(rows, 3).map(Vectors::dense).cache().rdd());
    try (Points points = points(rows, 3)) {
      Clustering ours = EXACT.fit(points, start);
      double[][] theirs =
          Arrays.stream(model.clusterCenters()).map(Vector::toArray).toArray(double[][]::new);
      assertThat(ours.inertia())
          .isCloseTo(KMeans.inertia(points, theirs), within(1e-9 * ours.inertia()));
      for (int c = 0; c < 8; c++) {
        assertThat(ours.centres()[c]).containsExactly(theirs[c], within(1e-4));
      }
    }
  }

  @Test
  void inertiaNeverRises() {
    List<double[]> rows = blobs(2000, 6, 8, 0);
    try (Points points = points(rows, 3)) {
      List<Double> inertias = EXACT.fit(points, Seeding.RANDOM.centres(points, 7, 1, 3)).inertias();
      assertThat(inertias.size()).isGreaterThan(3);
      for (int round = 1; round < inertias.size(); round++) {
        assertThat(inertias.get(round)).isLessThanOrEqualTo(inertias.get(round - 1) * (1 + 1e-6));
      }
    }
  }

  @Test
  void aCloseCallIsDecidedInDoublePrecision() {
    // Single precision holds 1000 ± 1e-5 apart from no other number; doubles tell the two centres.
    List<double[]> rows = List.of(new double[] {-1000}, new double[] {1000});
    try (Points points = points(rows, 1)) {
      double[][] centres = {{-500}, {1000 - 2e-5}, {1000 + 1e-5}};
      assertThat(KMeans.nearest(points, centres)).containsExactly(0, 2);
    }
  }

  @Test
  void aCentreWithoutRowsStays() {
    List<double[]> rows = List.of(new double[] {1, 1}, new double[] {3, 3});
    try (Points points = points(rows, 1)) {
      Clustering found = EXACT.fit(points, new double[][] {{2, 2}, {100, 100}});
      assertThat(found.centres()).isDeepEqualTo(new double[][] {{2, 2}, {100, 100}});
      assertThat(found.sizes()).containsExactly(2, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PLUS_PLUS", "PARALLEL"})
  void fewerDistinctRowsThanCentresGiveFewerCentres(Seeding seeding) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(new double[] {i % 3, 1e6 + 0.1 * (i % 3)});
    }
    try (Points points = points(rows, 4)) {
      double[][] centres = seeding.centres(points, 5, 2, 11);
      assertThat(centres).hasDimensions(3, 2);
      assertThat(Arrays.stream(centres).mapToDouble(c -> c[0]).sorted().toArray())
          .containsExactly(new double[] {0, 1, 2}, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Seeding.class)
  void seedingsAreMadeOfRowsAndRepeatable(Seeding seeding) {
    List<double[]> rows = blobs(400, 4, 1, 50);
    try (Points points = points(rows, 3)) {
      double[][] centres = seeding.centres(points, 5, 2, 23);
      assertThat(centres).hasDimensions(5, 4);
      assertThat(seeding.centres(points, 5, 2, 23)).isDeepEqualTo(centres);
    }
  }

  @Test
  void carefulSeedingFindsFarBlobs() {
    List<double[]> rows = blobs(500, 4, 0.1, 0);
    try (Points points = points(rows, 3)) {
      for (long seed = 1; seed <= 5; seed++) {
        double[][] parallel = Seeding.PARALLEL.centres(points, 5, 2, seed);
        assertThat(KMeans.inertia(points, parallel))
            .as("seed %d", seed)
            .isLessThan(3 * 500 * 4 * 0.01);
      }
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new KMeans(-1, 0)).hasMessageContaining("mostRounds = -1");
    assertThatThrownBy(() -> points(blobs(3, 2, 1, 0), 1).relative(new double[1][3]))
        .hasMessageContaining("place 0 has 3 columns, the points have 2");
    assertThatThrownBy(
            () -> Points.pack(LocalSpark.context().parallelize(List.<double[]>of(), 1), 2))
        .hasMessageContaining("expected at least 1 of both");
  }
}
