package ch04_optimization.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import leeml.model.Examples;
import leeml.optim.Optimizers;
import org.junit.jupiter.api.Test;

/** The pieces that the comparisons on pictures share. */
class NetTest {

  @Test
  void halvedPictureHoldsMeansOfSquares() {
    float[] pixels = {1, 3, 0, 2, 9, 5, 7, 4, 2, 9, 9, 9, 9, 9, 9};

    assertThat(PictureSplit.halved(pixels, 3, 5)).containsExactly(4, 2);
  }

  @Test
  void meanAndDeviationAreTakenPlaceByPlace() {
    OverSeeds over =
        OverSeeds.of(List.of(new double[] {1, 2}, new double[] {3, 2}), Function.identity());

    assertThat(over.mean()).containsExactly(2, 2);
    assertThat(over.deviation()).containsExactly(new double[] {Math.sqrt(2), 0}, within(1e-15));
    assertThat(over.last()).isEqualTo(2);
  }

  @Test
  void aNetworkLearnsTwoKindsOfPictures() {
    PictureNet net = new PictureNet(twoKinds(), List.of(4), 2);

    Curves curves = net.train(Optimizers.adam(0.05), 1, 30);

    assertThat(net.stepsPerEpoch()).isEqualTo(2);
    assertThat(curves.testAccuracy()).hasSize(30);
    assertThat(curves.testAccuracy()[29]).isEqualTo(1);
    assertThat(curves.trainingLoss()[29]).isLessThan(curves.trainingLoss()[0]);
    assertThat(curves.accuracyGap()[29]).isEqualTo(0);
  }

  @Test
  void aRunThatDivergesIsNotANumberFromThereOn() {
    PictureNet net = new PictureNet(twoKinds(), List.of(4), 2);

    Curves curves = net.train(Optimizers.sgd(1e39), 1, 5);

    assertThat(curves.testLoss()[4]).isNaN();
  }

  private static PictureSplit twoKinds() {
    Examples examples =
        Examples.dense(new float[] {1, 0, 0, 1, 0.9f, 0, 0, 0.9f}, 2, new float[] {0, 1, 0, 1});
    return new PictureSplit(examples, examples, examples, 2);
  }
}
