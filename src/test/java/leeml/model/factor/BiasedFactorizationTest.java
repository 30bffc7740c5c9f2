package leeml.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import leeml.model.factor.FactorModel.Known;
import org.junit.jupiter.api.Test;

class BiasedFactorizationTest {

  private static FactorRows users() {
    return new FactorRows(new int[] {7, 9}, 2, new float[] {1, 2, 0.5f, -1}, new float[] {0.1f, 0});
  }

  private static FactorRows items() {
    return new FactorRows(new int[] {3, 4}, 2, new float[] {0.5f, 1, -1, 2}, new float[] {0, 0.2f});
  }

  @Test
  void takesTheStepOfThePaper() {
    FactorRows users = users();
    FactorRows items = items();
    RatingBlock one =
        RatingBlock.of(new int[] {0}, new int[] {1}, new float[] {5}, users.size(), 1);

    double squares = new BiasedFactorization(2, 0.1, 0.05, 1).pass(one, users, items, 1.5f, 0.2f);

    // r̂ = 1.5 + 0.1 + 0.2 + (1·−1 + 2·2) = 4.8, e = 0.2
    assertThat(squares).isCloseTo(0.04, within(1e-6));
    // p ← p + 0.2 (0.2 q − 0.1 p), q ← q + 0.2 (0.2 p − 0.1 q), both from what was before
    assertThat(users.vector(0)).containsExactly(new float[] {0.94f, 2.04f}, within(1e-6f));
    assertThat(items.vector(1)).containsExactly(new float[] {-0.94f, 2.04f}, within(1e-6f));
    // b ← b + 0.2 (0.2 − 0.05 b)
    assertThat(users.bias(0)).isCloseTo(0.139f, within(1e-6f));
    assertThat(items.bias(1)).isCloseTo(0.238f, within(1e-6f));
    assertThat(users.vector(1)).containsExactly(0.5f, -1);
    assertThat(items.vector(0)).containsExactly(0.5f, 1);
  }

  @Test
  void blocksThatShareNoRowCommute() {
    BiasedFactorization loss = new BiasedFactorization(2, 0.1, 0.05, 1);
    RatingBlock a = RatingBlock.of(new int[] {0}, new int[] {0}, new float[] {4}, 2, 1);
    RatingBlock b = RatingBlock.of(new int[] {1}, new int[] {1}, new float[] {2}, 2, 1);
    FactorRows users = users();
    FactorRows items = items();
    FactorRows usersToo = users();
    FactorRows itemsToo = items();
    loss.pass(a, users, items, 3, 0.1f);
    loss.pass(b, users, items, 3, 0.1f);
    loss.pass(b, usersToo, itemsToo, 3, 0.1f);
    loss.pass(a, usersToo, itemsToo, 3, 0.1f);
    assertThat(usersToo.vectors).containsExactly(users.vectors);
    assertThat(itemsToo.vectors).containsExactly(items.vectors);
  }

  @Test
  void aRowStartsAlikeInEveryBlock() {
    FactorRows together = FactorRows.initial(new int[] {1, 5, 8}, 3, 0.1, 4);
    FactorRows alone = FactorRows.initial(new int[] {5}, 3, 0.1, 4);
    assertThat(alone.vector(0)).containsExactly(together.vector(1));
    FactorRows merged =
        FactorRows.merged(3, List.of(FactorRows.initial(new int[] {1, 8}, 3, 0.1, 4), alone));
    assertThat(merged.vectors).containsExactly(together.vectors);
  }

  @Test
  void aDotOfAnyLengthIsTheSumOfProducts() {
    for (int length = 1; length <= 9; length++) {
      float[] a = new float[length + 2];
      float expected = 0;
      for (int k = 0; k < length; k++) {
        a[k + 2] = k + 1;
        expected += (k + 1) * (k + 1);
      }
      assertThat(BiasedFactorization.dot(a, 2, a, 2, length)).isEqualTo(expected);
    }
  }

  @Test
  void newUsersAndItemsAddNothing() {
    FactorModel model = new FactorModel(3, users(), items(), 1, 5);
    assertThat(model.known(9, 4)).isEqualTo(Known.BOTH);
    assertThat(model.predict(9, 4)).isCloseTo(1, within(1e-6)); // 3.2 − 2.5, held within 1 … 5
    assertThat(model.known(7, 99)).isEqualTo(Known.USER_ONLY);
    assertThat(model.predict(7, 99)).isCloseTo(3.1, within(1e-6));
    assertThat(model.known(8, 4)).isEqualTo(Known.ITEM_ONLY);
    assertThat(model.predict(8, 4)).isCloseTo(3.2, within(1e-6));
    assertThat(model.known(8, 99)).isEqualTo(Known.NEITHER);
    assertThat(model.predict(8, 99)).isEqualTo(3);
  }

  @Test
  void errorsOfPartsAddUp() {
    RatingErrors left = new RatingErrors().add(Known.BOTH, 3, 4).add(Known.NEITHER, 3, 5);
    RatingErrors right = new RatingErrors().add(Known.BOTH, 2, 5);
    RatingErrors all = left.merge(right);
    assertThat(all.count(Known.BOTH)).isEqualTo(2);
    assertThat(all.rmse(Known.BOTH)).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(all.rmse()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
    assertThat(all.rmse(Known.USER_ONLY)).isNaN();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new BiasedFactorization(0, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank = 0");
    assertThatThrownBy(() -> new FactorRows(new int[] {2, 2}, 1, new float[2], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id 2 follows 2");
  }
}
