package ch19_autoencoder.few;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch19_autoencoder.few.FewLabels.Start;
import ch19_autoencoder.few.FewLabels.Trial;
import java.util.Arrays;
import java.util.List;
import leeml.data.idx.ImageSplit;
import leeml.model.Activation;
import leeml.model.Examples;
import leeml.model.Loss;
import leeml.model.Perceptron;
import leeml.optim.Optimizers;
import org.junit.jupiter.api.Test;

class FewLabelsTest {

  private static final Examples PICTURES = pictures(30);

  @Test
  void drawsTheSameNumberOfEachClass() {
    int[] chosen = FewLabels.chosen(PICTURES, 3, 4, 9);
    int[] counts = new int[3];
    Arrays.stream(chosen).forEach(i -> counts[(int) PICTURES.targets()[i]]++);
    assertArrayEquals(new int[] {4, 4, 4}, counts);
    assertEquals(12, Arrays.stream(chosen).distinct().count());
    assertFalse(Arrays.equals(chosen, FewLabels.chosen(PICTURES, 3, 4, 10)));
    assertArrayEquals(chosen, FewLabels.chosen(PICTURES, 3, 4, 9));
  }

  @Test
  void saysWhenAClassHasTooFew() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FewLabels.chosen(PICTURES, 3, 11, 9));
    assertEquals(
        "per-class = 11, but a class has fewer of the 30 training pictures", e.getMessage());
  }

  @Test
  void preTrainedStartDiffersInItsHiddenLayersAlone() {
    float[] layers = new float[(2 + 1) * 4];
    Arrays.fill(layers, 7);
    FewLabels contest = contest(layers);
    Perceptron net = new Perceptron(new int[] {2, 4, 3}, Activation.SIGMOID, Loss.CROSS_ENTROPY);
    float[] drawn = contest.start(net, new Trial(Start.RANDOM, 2, 0, 5));
    float[] learned = contest.start(net, new Trial(Start.PRE_TRAINED, 2, 0, 5));
    assertArrayEquals(layers, Arrays.copyOf(learned, layers.length));
    assertArrayEquals(
        Arrays.copyOfRange(drawn, layers.length, drawn.length),
        Arrays.copyOfRange(learned, layers.length, learned.length));
  }

  @Test
  void leadIsTakenSeedBySeed() {
    List<Trial> trials =
        List.of(
            new Trial(Start.PRE_TRAINED, 5, 1, 2),
            new Trial(Start.RANDOM, 5, 0, 1),
            new Trial(Start.PRE_TRAINED, 5, 0, 1),
            new Trial(Start.RANDOM, 5, 1, 2),
            new Trial(Start.RANDOM, 9, 0, 1));
    Outcome outcome = new Outcome(trials, List.of(0.9, 0.5, 0.6, 0.8, 0.1));
    assertEquals(0.1, outcome.lead(Start.PRE_TRAINED, Start.RANDOM, 5).mean(), 1e-9);
    assertEquals(0, outcome.lead(Start.PRE_TRAINED, Start.RANDOM, 5).deviation(), 1e-9);
    assertEquals(0.65, outcome.accuracy(Start.RANDOM, 5).mean(), 1e-9);
  }

  private static FewLabels contest(float[] layers) {
    return new FewLabels(
        new ImageSplit(PICTURES, PICTURES, 3, 2, false),
        List.of(4),
        Optimizers.sgd(0.1),
        4,
        3,
        List.of(layers));
  }

  private static Examples pictures(int count) {
    float[] classes = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = i % 3;
    }
    return Examples.dense(new float[count * 2], 2, classes);
  }
}
