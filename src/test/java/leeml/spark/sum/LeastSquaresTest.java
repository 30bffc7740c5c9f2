package leeml.spark.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.ExampleBatch;
import leeml.model.ExampleSets;
import leeml.model.Examples;
import leeml.spark.LocalSpark;
import leeml.spark.shard.SparkShards;
import leeml.train.ShardSets;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal equations: by hand, against themselves in pieces, and where they have no answer. */
class LeastSquaresTest {

  private static final Offset<Double> TIGHT = within(1e-12);

  // x̄ = 2, ȳ = 3, S_xx = (1 + 0 + 1)/3, S_xy = (−1·−2 + 0·1 + 1·1)/3 = 1.
  private static final Examples THREE =
      Examples.dense(new float[] {1, 2, 3}, 1, new float[] {1, 4, 4});

  @Test
  void aLineThroughThreePointsByHand() {
    LeastSquares fit = LeastSquares.of(THREE);
    assertThat(fit.weights()[0]).isCloseTo(1.5, TIGHT);
    assertThat(fit.intercept()).isCloseTo(0.0, TIGHT);
    assertThat(fit.predict(THREE.rows(), 2)).isCloseTo(4.5, TIGHT);
    assertThat(fit.theta()).hasSize(2).startsWith(1.5f);
  }

  @Test
  void thePenaltyShrinksTheWeightAndLeavesTheInterceptAlone() {
    LeastSquares fit = LeastSquares.of(THREE, 1.0 / 3);
    assertThat(fit.weights()[0]).isCloseTo(1.0, TIGHT);
    assertThat(fit.intercept()).isCloseTo(1.0, TIGHT);
    LeastSquares mean = LeastSquares.of(THREE, 1e12);
    assertThat(mean.weights()[0]).isCloseTo(0.0, within(1e-11));
    assertThat(mean.intercept()).isCloseTo(3.0, within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void shardsOnSparkGiveWhatOneThreadGives(int count) {
    Examples data = ExampleSets.linear(61, 5, 3);
    Shards<ExampleBatch> here = ShardSets.equal(data, count);
    try (SparkShards<ExampleBatch> there = onSpark(here)) {
      LeastSquares whole = LeastSquares.of(data, 0.01);
      LeastSquares spread = LeastSquares.of(there, 0.01);
      assertThat(spread.weights()).containsExactly(whole.weights(), TIGHT);
      assertThat(spread.intercept()).isCloseTo(whole.intercept(), TIGHT);
      assertThat(spread.weights())
          .as("the same bits whoever adds the shards up")
          .containsExactly(LeastSquares.of(here, 0.01).weights());
    }
  }

  @Test
  void anEmptyShardChangesNothing() {
    Examples data = ExampleSets.linear(20, 2, 4);
    try (SparkShards<ExampleBatch> there = onSpark(ShardSets.cut(data, 0, 9, 9, 20))) {
      assertThat(LeastSquares.of(there).weights())
          .containsExactly(LeastSquares.of(ShardSets.cut(data, 9, 20)).weights());
    }
  }

  @Test
  void aLargeMeanCostsNoDigits() {
    float[] years = new float[40];
    float[] targets = new float[40];
    for (int i = 0; i < years.length; i++) {
      years[i] = 1_000_000 + i % 8;
      targets[i] = 3 * (i % 8) - 1;
    }
    LeastSquares fit = LeastSquares.of(Examples.dense(years, 1, targets));
    assertThat(fit.weights()[0]).isCloseTo(3.0, within(1e-9));
  }

  @Test
  void momentsAreThoseOfTheColumns() {
    Comoments moments = Comoments.of(THREE);
    assertThat(moments.count()).isEqualTo(3);
    assertThat(moments.mean(0)).isCloseTo(2.0, TIGHT);
    assertThat(moments.mean(1)).isCloseTo(3.0, TIGHT);
    assertThat(moments.deviation(0)).isCloseTo(Math.sqrt(2.0 / 3), TIGHT);
    assertThat(moments.covariance(0, 1)).isCloseTo(1.0, TIGHT);
    assertThat(moments.covariance(1, 0)).isCloseTo(1.0, TIGHT);
    assertThat(moments.covariance(1, 1)).isCloseTo(2.0, TIGHT);
  }

  @Test
  void chosenColumnsKeepTheirSums() {
    Examples data = ExampleSets.linear(20, 4, 6);
    Comoments all = Comoments.of(data);
    Comoments part = all.select(3, 1);
    assertThat(part.columns()).isEqualTo(2);
    assertThat(part.mean(0)).isEqualTo(all.mean(3));
    assertThat(part.covariance(0, 1)).isEqualTo(all.covariance(1, 3));
    assertThat(part.covariance(1, 2)).isEqualTo(all.covariance(1, 4));
  }

  @Test
  void whatHasNoSolutionSaysWhatToDo() {
    Examples twice = Examples.dense(new float[] {1, 2, 2, 4, 3, 6}, 2, new float[] {1, 2, 3});
    assertThatThrownBy(() -> LeastSquares.of(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 is a combination of the columns before it")
        .hasMessageContaining("set lambda > 0");
    assertThat(LeastSquares.of(twice, 0.1).weights()).hasSize(2);
    Examples constant = Examples.dense(new float[] {1, 7, 2, 7}, 2, new float[] {1, 2});
    assertThatThrownBy(() -> LeastSquares.of(constant))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 is constant (7.0)");
    assertThat(LeastSquares.of(constant, 0.1).weights()[1]).isZero();
  }

  @Test
  void badInputIsNamed() {
    Examples broken = Examples.dense(new float[] {1, Float.NaN}, 1, new float[] {1, 2});
    assertThatThrownBy(() -> LeastSquares.of(broken))
        .hasMessageContaining("column 0 are not finite");
    assertThatThrownBy(() -> LeastSquares.of(THREE, -1)).hasMessageContaining("lambda = -1.0");
    assertThatThrownBy(() -> LeastSquares.of(Examples.dense(new float[0], 1, new float[0])))
        .hasMessageContaining("no rows");
    Comoments two = new Comoments(2);
    assertThatThrownBy(() -> two.merge(new Comoments(3))).hasMessageContaining("2 and 3 columns");
  }

  private static SparkShards<ExampleBatch> onSpark(Shards<ExampleBatch> shards) {
    List<Shard<ExampleBatch>> parts = shards.collect();
    return new SparkShards<>(LocalSpark.context().parallelize(parts, parts.size()));
  }
}
