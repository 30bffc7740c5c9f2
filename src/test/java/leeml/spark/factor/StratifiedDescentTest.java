package leeml.spark.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import leeml.data.ratings.LowRankRatings;
import leeml.model.factor.BiasedFactorization;
import leeml.model.factor.FactorModel;
import leeml.model.factor.FactorRows;
import leeml.model.factor.Rating;
import leeml.optim.schedule.Cosine;
import leeml.spark.LocalSpark;
import leeml.train.Ledger;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedDescentTest {

  private static final int EPOCHS = 3;
  private static final long SEED = 5;
  private static final BiasedFactorization LOSS = new BiasedFactorization(3, 0.02, 0.01, 0.1);
  private static final LowRankRatings DATA =
      new LowRankRatings(40, 30, 1500, 2, 0.3, true, 3, SEED);

  private static StratifiedDescent descent(int blocks) {
    return new StratifiedDescent(LOSS, blocks, EPOCHS, new Cosine(0.1, 0, EPOCHS), SEED);
  }

  private static FactorFit fit(JavaRDD<Rating> ratings, int blocks) {
    return descent(blocks).fit(ratings, LowRankRatings.LOW, LowRankRatings.HIGH);
  }

  /** The same blocks, one after the other, in this thread. */
  private static FactorModel serial(JavaRDD<Rating> ratings, int blocks) {
    try (DealtRatings dealt = DealtRatings.of(ratings, blocks, SEED)) {
      List<UserBlock> workers = dealt.blocks().collect();
      List<FactorRows> users = new ArrayList<>();
      List<FactorRows> items = new ArrayList<>();
      for (int b = 0; b < blocks; b++) {
        users.add(LOSS.initial(dealt.userIds()[b], 2 * SEED));
        items.add(LOSS.initial(dealt.itemIds()[b], 2 * SEED + 1));
      }
      float mean = dealt.totals().mean();
      Cosine rate = new Cosine(0.1, 0, EPOCHS);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        for (int s = 0; s < blocks; s++) {
          for (int w = blocks - 1; w >= 0; w--) { // any order of workers
            int b = (w + s) % blocks;
            LOSS.pass(
                workers.get(w).byItems().get(b),
                users.get(w),
                items.get(b),
                mean,
                (float) rate.rate(epoch));
          }
        }
      }
      return new FactorModel(
          mean,
          FactorRows.merged(3, users),
          FactorRows.merged(3, items),
          LowRankRatings.LOW,
          LowRankRatings.HIGH);
    }
  }

  private static void assertSame(FactorModel model, FactorModel expected) {
    assertThat(model.users().size()).isEqualTo(expected.users().size());
    for (int user = 0; user < 45; user++) {
      for (int item = 0; item < 35; item++) {
        assertThat(model.predict(user, item)).isEqualTo(expected.predict(user, item));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void isOneWorkerThatTakesTheBlocksInTurn(int blocks) {
    JavaRDD<Rating> ratings = DATA.on(LocalSpark.context());
    assertSame(fit(ratings, blocks).model(), serial(ratings, blocks));
  }

  @Test
  void givesTheSameBitsAgain() {
    JavaRDD<Rating> ratings = DATA.on(LocalSpark.context());
    assertSame(fit(ratings, 3).model(), fit(ratings, 3).model());
  }

  @Test
  void learns() {
    JavaRDD<Rating> ratings = DATA.on(LocalSpark.context());
    double ofMean = ratings.mapToDouble(Rating::value).stats().variance() / 2;
    List<Ledger.Round> rounds = fit(ratings, 2).ledger().rounds();
    assertThat(rounds.get(EPOCHS - 1).loss()).isLessThan(0.5 * ofMean);
    assertThat(rounds.get(EPOCHS - 1).loss()).isLessThan(rounds.get(0).loss());
  }

  @Test
  void worksWithEmptyPartitionsAndEmptyBlocks() {
    List<Rating> few = List.of(new Rating(1, 1, 3), new Rating(1, 2, 4), new Rating(2, 1, 2));
    FactorFit fit = fit(LocalSpark.context().parallelize(few, 6), 5);
    assertThat(fit.model().users().size()).isEqualTo(2);
    assertThat(fit.model().items().size()).isEqualTo(2);
    assertThat(fit.ledger().rounds().get(0).examples()).isEqualTo(3);
  }

  @Test
  void countsTheRowsThatMove() {
    JavaRDD<Rating> ratings = DATA.on(LocalSpark.context());
    FactorFit alone = fit(ratings, 1);
    FactorFit three = fit(ratings, 3);
    long items = alone.model().items().bytes();
    assertThat(items).isEqualTo(4L * alone.model().items().size() * (3 + 2));
    assertThat(alone.ledger().rounds().get(0).cost().bytesBetween()).isZero();
    assertThat(three.ledger().rounds().get(0).cost().bytesBetween()).isEqualTo(2 * items);
    assertThat(three.ledger().rounds().get(0).cost().bytesUp())
        .isEqualTo(items + alone.model().users().bytes());
  }

  @Test
  void aSecondAttemptAtAStratumFindsItsInputUntouched() {
    try (DealtRatings dealt = DealtRatings.of(DATA.on(LocalSpark.context()), 1, SEED)) {
      List<UserBlock> mine = dealt.blocks().collect();
      List<Travelling> visiting =
          List.of(
              new Travelling(true, 0, LOSS.initial(dealt.itemIds()[0], 1), 0, 0),
              new Travelling(false, 0, LOSS.initial(dealt.userIds()[0], 2), 0, 0));
      List<Double> squares = new ArrayList<>();
      for (int attempt = 0; attempt < 2; attempt++) {
        Iterator<Travelling> rows =
            StratifiedDescent.stratum(LOSS, mine.iterator(), visiting.iterator(), 3, 0.1f);
        squares.add(rows.next().squares());
      }
      assertThat(squares.get(1)).isEqualTo(squares.get(0));
    }
  }

  @Test
  void refusesNoRatings() {
    assertThatThrownBy(() -> fit(LocalSpark.context().parallelize(List.<Rating>of(), 2), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 ratings");
  }
}
