package ch17_dimension_reduction.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import leeml.spark.pca.Angles;
import leeml.spark.sum.ClassMoments;
import org.junit.jupiter.api.Test;

class DiscriminantTest {

  /** Two classes: around (±3, 0, 5) two rows at distance 2 along y and two at 1 along x. */
  private static ClassMoments classes() {
    ClassMoments classes = new ClassMoments(3, 2);
    for (int k = 0; k < 2; k++) {
      double x = 6 * k - 3;
      classes.add(new double[] {x, 2, 5}, k);
      classes.add(new double[] {x, -2, 5}, k);
      classes.add(new double[] {x + 1, 0, 5}, k);
      classes.add(new double[] {x - 1, 0, 5}, k);
    }
    return classes;
  }

  @Test
  void byHand() {
    // Within: variance ½ along x, 2 along y, none along the constant column. Between: 9 along x.
    ClassMoments classes = classes();
    Discriminant found = Discriminant.of(classes);
    assertThat(found.axes()).hasDimensions(1, 3);
    assertThat(Angles.between(found.axes()[0], new double[] {1, 0, 0})).isCloseTo(0, within(1e-6));
    assertThat(found.ratios()).containsExactly(new double[] {18}, within(1e-9));
    assertThat(Discriminant.ratio(new double[] {1, 0, 0}, classes)).isCloseTo(18, within(1e-9));
    assertThat(Discriminant.ratio(new double[] {0, 1, 0}, classes)).isCloseTo(0, within(1e-9));
    assertThat(Math.abs(found.project(new double[] {1, 0, 0})[0]))
        .as("scatter within is 1 along the axis")
        .isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @Test
  void theNearestMeanIsInUnitsOfTheScatter() {
    ClassMoments classes = classes();
    Plane plane = new Plane(Discriminant.of(classes).axes(), classes);
    assertThat(plane.nearest(new double[] {-0.1, 40, 5})).isZero();
    assertThat(plane.nearest(new double[] {0.1, -40, 5})).isEqualTo(1);
  }

  @Test
  void classesWithoutScatterAreRefused() {
    ClassMoments classes = new ClassMoments(2, 2);
    classes.add(new double[] {1, 1}, 0);
    classes.add(new double[] {2, 1}, 1);
    assertThatThrownBy(() -> Discriminant.of(classes))
        .hasMessageContaining("no column varies within the classes");
  }

  @Test
  void neighboursAreAllKeptByARotationAndFewByAMix() {
    double[][] line = new double[100][];
    double[][] turned = new double[100][];
    double[][] mixed = new double[100][];
    for (int i = 0; i < 100; i++) {
      line[i] = new double[] {i * i, 0};
      turned[i] = new double[] {0, -i * i};
      mixed[i] = new double[] {i * 37 % 100, 0};
    }
    assertThat(Neighbours.kept(line, turned, 5)).isEqualTo(1);
    assertThat(Neighbours.kept(line, mixed, 5)).isLessThan(0.2);
  }

  @Test
  void bendingDoesNotStretch() {
    for (Sheet sheet : new Sheet[] {Sheet.plane(1, 1), Sheet.sCurve(1, 1), Sheet.swissRoll(1, 1)}) {
      assertThat(sheet.bent()[0]).hasSize(3);
      assertThat(sheet.bent()[0][1]).isEqualTo(sheet.flat()[0][1]);
    }
    for (double t = 4; t < 14; t += 0.5) {
      assertThat(Sheet.angleAt(Sheet.arc(t))).isCloseTo(t, within(1e-9));
    }
    // Two near points of the roll: straight distance and distance along the sheet agree.
    Sheet roll = Sheet.swissRoll(4000, 3);
    double worst = 0;
    int close = 0;
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < i; j++) {
        double flat = distance(roll.flat()[i], roll.flat()[j]);
        if (flat < 0.5) {
          worst = Math.max(worst, Math.abs(distance(roll.bent()[i], roll.bent()[j]) / flat - 1));
          close++;
        }
      }
    }
    assertThat(close).isGreaterThan(5);
    assertThat(worst).isLessThan(0.01);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }
}
