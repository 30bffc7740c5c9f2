package leeml.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import leeml.optim.schedule.StepDecay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every optimizer and every transform, whatever its recurrence. */
class OptimizerPropertiesTest {

  private static final int[] SIZES = {1, 2, 7, 33};
  private static final long SEED = 20171203;

  static Stream<OptimizerTable.Part> all() {
    return OptimizerTable.all();
  }

  static List<OptimizerTable.Complete> complete() {
    return OptimizerTable.complete();
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("same gradients, same updates, bit for bit")
  void isDeterministic(OptimizerTable.Part part) {
    for (int size : SIZES) {
      Run one = new Run(part.optimizer().init(size), size);
      Run other = new Run(part.optimizer().init(size), size);
      one.steps(9);
      other.steps(9);
      assertThat(one.theta).as(one.toString()).isEqualTo(other.theta);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesThetaAlone(OptimizerTable.Part part) {
    Optimizer.State state = part.optimizer().init(7);
    Random random = new Random(SEED);
    float[] theta = gaussian(random, 7);
    float[] before = theta.clone();
    for (int t = 1; t <= 12; t++) {
      state.update(gaussian(random, 7), theta);
      assertThat(theta).as("seed %d, step %d", SEED, t).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("the description survives serialisation, and its copy behaves the same")
  void isSerialisable(OptimizerTable.Part part) throws Exception {
    Optimizer copy = serialised(part.optimizer());
    assertThat(copy).isEqualTo(part.optimizer());
    Run one = new Run(part.optimizer().init(7), 7);
    Run other = new Run(copy.init(7), 7);
    one.steps(5);
    other.steps(5);
    assertThat(one.theta).as(one.toString()).isEqualTo(other.theta);
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("save, restore into a fresh state, go on: bit for bit the run that was not saved")
  void goesOnExactlyAfterRestore(OptimizerTable.Part part) {
    for (int size : SIZES) {
      for (int saveAfter : new int[] {0, 1, 6, 11}) {
        Run run = new Run(part.optimizer().init(size), size);
        run.steps(saveAfter);
        byte[] saved = MemoryCodec.encode(run.state);
        Optimizer.State fresh = part.optimizer().init(size);
        MemoryCodec.decode(saved, fresh);
        assertThat(MemoryCodec.encode(fresh)).isEqualTo(saved);
        Run resumed = run.with(fresh);
        run.steps(8);
        resumed.steps(8);
        assertThat(resumed.theta).as("%s, saved after %d", run, saveAfter).isEqualTo(run.theta);
        assertThat(MemoryCodec.encode(resumed.state)).isEqualTo(MemoryCodec.encode(run.state));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("a state copied over a used one is the state it was copied from")
  void copies(OptimizerTable.Part part) {
    Run run = new Run(part.optimizer().init(7), 7);
    run.steps(6);
    Run used = new Run(part.optimizer().init(7), 7);
    used.steps(3);
    MemoryCodec.copy(run.state, used.state);
    assertThat(MemoryCodec.encode(used.state)).isEqualTo(MemoryCodec.encode(run.state));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("vectors are the state's own, of shape (d), as many as the recurrence keeps")
  void showsItsVectors(OptimizerTable.Part part) {
    for (int size : SIZES) {
      Run run = new Run(part.optimizer().init(size), size);
      List<float[]> vectors = run.state.vectors();
      assertThat(vectors).hasSize(part.vectors()).allSatisfy(v -> assertThat(v).hasSize(size));
      run.steps(1);
      for (int i = 0; i < vectors.size(); i++) {
        assertThat(vectors.get(i)).isSameAs(run.state.vectors().get(i));
        assertThat(vectors.get(i)).as("%s, vector %d", run, i).isNotEqualTo(new float[size]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesACopyOfItsScalars(OptimizerTable.Part part) {
    Optimizer.State state = part.optimizer().init(2);
    double[] before = state.scalars();
    Arrays.fill(state.scalars(), -7);
    assertThat(state.scalars()).isEqualTo(before);
    assertThatThrownBy(() -> state.setScalars(new double[before.length + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keeps " + before.length + " scalars, but got");
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("no gradient at θ = 0: no update, and nothing becomes NaN")
  void restsWithoutGradient(OptimizerTable.Part part) {
    Optimizer.State state = part.optimizer().init(3);
    for (int t = 1; t <= 12; t++) {
      float[] direction = new float[3];
      state.update(direction, new float[3]);
      for (float element : direction) {
        assertThat(Math.abs(element)).as("step %d", t).isZero();
      }
    }
    state.vectors().forEach(v -> assertThat(v).isEqualTo(new float[3]));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesAnotherLength(OptimizerTable.Part part) {
    Optimizer.State state = part.optimizer().init(3);
    assertThatThrownBy(() -> state.update(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("direction must have 3 elements, but has 2");
    assertThatThrownBy(() -> state.update(new float[3], new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("theta must have 3 elements, but has 4");
    assertThatThrownBy(() -> part.optimizer().init(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be at least 1, but is 0");
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("a NaN in the gradient shows in the update")
  void doesNotHideNaN(OptimizerTable.Part part) {
    float[] direction = {1, Float.NaN, 2};
    part.optimizer().init(3).update(direction, new float[] {1, 1, 1});
    assertThat(direction[1]).isNaN();
  }

  @ParameterizedTest
  @MethodSource("complete")
  @DisplayName("½ Σ aᵢ(θᵢ − cᵢ)² with a in [0.5, 4] falls below 1e-3 of its start")
  void minimisesAQuadratic(OptimizerTable.Complete complete) {
    for (int size : new int[] {1, 5}) {
      Quadratic quadratic = new Quadratic(size);
      float[] theta = new float[size];
      double start = quadratic.loss(theta);
      Optimizer.State state = complete.optimizer().init(size);
      for (int t = 1; t <= 2000; t++) {
        float[] direction = quadratic.gradient(theta);
        state.update(direction, theta);
        add(theta, direction);
      }
      assertThat(quadratic.loss(theta)).as("d = %d", size).isLessThan(1e-3 * start);
    }
  }

  @ParameterizedTest
  @MethodSource("complete")
  @DisplayName("the rate is that of the last update, and before it that of the first")
  void reportsItsRate(OptimizerTable.Complete complete) {
    Schedule halving = new StepDecay(complete.rate(), 0.5, 1);
    Run run = new Run(complete.of().apply(halving).init(3), 3);
    assertThat(run.state.learningRate()).isCloseTo(complete.rate(), within(1e-12));
    run.steps(1);
    assertThat(run.state.learningRate()).isCloseTo(complete.rate(), within(1e-12));
    run.steps(2);
    assertThat(run.state.learningRate()).isCloseTo(complete.rate() / 4, within(1e-12));
  }

  private static float[] gaussian(Random random, int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static void add(float[] theta, float[] update) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] += update[i];
    }
  }

  private static Optimizer serialised(Optimizer optimizer)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(optimizer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Optimizer) in.readObject();
    }
  }

  /** A run over gradients that depend on the step alone, so that it can be taken up anywhere. */
  private static final class Run {
    private final Optimizer.State state;
    private final float[] theta;
    private long step;

    Run(Optimizer.State state, int size) {
      this(state, gaussian(new Random(SEED), size), 0);
    }

    private Run(Optimizer.State state, float[] theta, long step) {
      this.state = state;
      this.theta = theta;
      this.step = step;
    }

    Run with(Optimizer.State other) {
      return new Run(other, theta.clone(), step);
    }

    void steps(int count) {
      for (int i = 0; i < count; i++) {
        step++;
        float[] direction = gaussian(new Random(SEED + step), theta.length);
        state.update(direction, theta);
        add(theta, direction);
      }
    }

    @Override
    public String toString() {
      return "seed " + SEED + ", d = " + theta.length + ", step " + step;
    }
  }

  /** The same problem for a given d: curvatures from 0.5 to 4, optima of both signs around 1. */
  private record Quadratic(int size) {

    private double curvature(int i) {
      return size == 1 ? 2 : 0.5 + 3.5 * i / (size - 1);
    }

    private double optimum(int i) {
      return (i % 2 == 0 ? 1 : -1) * (1 + 0.1 * i);
    }

    double loss(float[] theta) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += 0.5 * curvature(i) * Math.pow(theta[i] - optimum(i), 2);
      }
      return sum;
    }

    float[] gradient(float[] theta) {
      float[] gradient = new float[size];
      for (int i = 0; i < size; i++) {
        gradient[i] = (float) (curvature(i) * (theta[i] - optimum(i)));
      }
      return gradient;
    }
  }
}
