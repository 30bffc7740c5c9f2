package leeml.train.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import leeml.optim.MemoryCodec;
import leeml.train.compress.sparse.Threshold;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every compressor, whatever it sends. */
class CompressorPropertiesTest {

  private static final int[] SIZES = {1, 2, 7, 1000, 4097};
  private static final long[] SEEDS = {20171203, 7, -1};
  private static final double FLOAT = 0x1p-23;

  static Stream<CompressorTable.Entry> all() {
    return CompressorTable.all().stream();
  }

  static Stream<CompressorTable.Entry> remembering() {
    return all().filter(CompressorTable.Entry::feedback);
  }

  static Stream<CompressorTable.Entry> unbiased() {
    return all().filter(CompressorTable.Entry::unbiased);
  }

  /** Those of which every message, cut, is too short: a threshold's may end after any entry. */
  static Stream<CompressorTable.Entry> ofKnownEnd() {
    return all().filter(entry -> !(entry.compressor() instanceof Threshold));
  }

  @ParameterizedTest
  @MethodSource("remembering")
  @DisplayName("what arrives and what is kept are what was given and what was kept before")
  void losesNothingInARound(CompressorTable.Entry entry) {
    forEachRun(
        entry,
        run -> {
          for (int round = 0; round < 6; round++) {
            float[] before = run.error().clone();
            float[] vector = run.nextVector();
            float[] arrived = run.send(vector);
            double worst = 0;
            for (int i = 0; i < vector.length; i++) {
              double given = (double) vector[i] + before[i];
              double kept = (double) arrived[i] + run.error()[i];
              double size = 1 + Math.abs(given) + Math.abs(arrived[i]);
              worst = Math.max(worst, Math.abs(kept - given) / size);
            }
            assertThat(worst).as(run.toString()).isLessThan(8 * FLOAT);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("remembering")
  @DisplayName("over 200 rounds, all that arrived and what is kept are all that was given")
  void losesNothingInTheLongRun(CompressorTable.Entry entry) {
    forEachRun(
        entry,
        run -> {
          double[] balance = new double[run.size];
          double largest = 1;
          for (int round = 0; round < 200; round++) {
            float[] vector = run.nextVector();
            float[] arrived = run.send(vector);
            for (int i = 0; i < run.size; i++) {
              balance[i] += (double) vector[i] - arrived[i];
              largest = Math.max(largest, Math.abs(arrived[i]) + Math.abs(run.error()[i]));
            }
          }
          double worst = 0;
          for (int i = 0; i < run.size; i++) {
            worst = Math.max(worst, Math.abs(run.error()[i] - balance[i]));
          }
          assertThat(worst).as(run.toString()).isLessThan(200 * 4 * FLOAT * largest);
        });
  }

  @ParameterizedTest
  @MethodSource("unbiased")
  @DisplayName("the mean of what arrives is what was given, within 5 standard errors")
  void isUnbiased(CompressorTable.Entry entry) {
    int draws = 20_000;
    for (int size : new int[] {1, 2, 7, 100}) {
      Run run = new Run(entry, size, SEEDS[0]);
      float[] vector = run.nextVector();
      double[] sum = new double[size];
      double[] squares = new double[size];
      for (int draw = 0; draw < draws; draw++) {
        float[] arrived = run.send(vector);
        for (int i = 0; i < size; i++) {
          sum[i] += arrived[i];
          squares[i] += (double) arrived[i] * arrived[i];
        }
      }
      for (int i = 0; i < size; i++) {
        double mean = sum[i] / draws;
        double error = Math.sqrt(Math.max(0, squares[i] / draws - mean * mean) / draws);
        double tolerance = 5 * error + 1e-6 * Math.abs(vector[i]);
        assertThat(mean).as("%s, number %d", run, i).isCloseTo(vector[i], within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("a message is as long as its class says")
  void isAsLongAsDocumented(CompressorTable.Entry entry) {
    forEachRun(
        entry,
        run -> {
          for (int round = 0; round < 4; round++) {
            byte[] bytes = run.state.compress(run.nextVector());
            long expected = entry.bytes().applyAsLong(run.arrived(bytes, 0));
            assertThat((long) bytes.length).as(run.toString()).isEqualTo(expected);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("same seed, same vectors: same messages, and the vectors stay as they were")
  void isDeterministicAndLeavesTheVectorAlone(CompressorTable.Entry entry) {
    forEachRun(
        entry,
        run -> {
          Run again = new Run(entry, run.size, run.seed);
          for (int round = 0; round < 5; round++) {
            float[] vector = run.nextVector();
            float[] before = vector.clone();
            byte[] bytes = run.state.compress(vector);
            assertThat(vector).as(run.toString()).isEqualTo(before);
            assertThat(again.state.compress(again.nextVector())).isEqualTo(bytes);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("save, restore into a fresh state, of another seed too, go on: bit for bit the same")
  void goesOnExactlyAfterRestore(CompressorTable.Entry entry) {
    for (int size : SIZES) {
      for (int saveAfter : new int[] {0, 1, 5}) {
        Run run = new Run(entry, size, SEEDS[0]);
        for (int round = 0; round < saveAfter; round++) {
          run.state.compress(run.nextVector());
        }
        byte[] saved = MemoryCodec.encode(run.state);
        Compressor.State fresh = entry.compressor().init(size, SEEDS[1]);
        MemoryCodec.decode(saved, fresh);
        assertThat(MemoryCodec.encode(fresh)).isEqualTo(saved);
        for (int round = 0; round < 4; round++) {
          float[] vector = run.nextVector();
          byte[] expected = run.state.compress(vector);
          assertThat(fresh.compress(vector)).as("%s, %d", run, saveAfter).isEqualTo(expected);
        }
        assertThat(MemoryCodec.encode(fresh)).isEqualTo(MemoryCodec.encode(run.state));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void overwritesWhateverStandsInTheTarget(CompressorTable.Entry entry) {
    forEachRun(
        entry,
        run -> {
          byte[] bytes = run.state.compress(run.nextVector());
          byte[] before = bytes.clone();
          assertThat(run.arrived(bytes, Float.NaN)).isEqualTo(run.arrived(bytes, 3));
          assertThat(bytes).as("the message").isEqualTo(before);
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void zerosArriveAsZeros(CompressorTable.Entry entry) {
    for (int size : SIZES) {
      Run run = new Run(entry, size, SEEDS[0]);
      for (int round = 0; round < 3; round++) {
        assertThat(run.send(new float[size])).as(run.toString()).isEqualTo(new float[size]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("NaN, infinities and the largest floats never fail")
  void standsWhatIsNotFinite(CompressorTable.Entry entry) {
    float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE};
    for (int size : SIZES) {
      for (float one : bad) {
        Run run = new Run(entry, size, SEEDS[0]);
        float[] vector = run.nextVector();
        vector[size / 2] = one;
        float[] all = new float[size];
        Arrays.fill(all, one);
        for (float[] each : new float[][] {vector, vector, all, run.nextVector()}) {
          assertThat(run.send(each)).as("%s with %s", run, one).hasSize(size);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("the description survives serialisation, and its copy sends the same")
  void isSerialisable(CompressorTable.Entry entry) throws Exception {
    Compressor copy = serialised(entry.compressor());
    assertThat(copy).isEqualTo(entry.compressor());
    Run run = new Run(entry, 1000, SEEDS[0]);
    float[] vector = run.nextVector();
    assertThat(copy.init(1000, SEEDS[0]).compress(vector)).isEqualTo(run.state.compress(vector));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesLengthsThatDoNotFit(CompressorTable.Entry entry) {
    Compressor compressor = entry.compressor();
    assertThatThrownBy(() -> compressor.init(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be at least 1, but is 0");
    Compressor.State state = compressor.init(7, 1);
    assertThatThrownBy(() -> state.compress(new float[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vector must have 7 elements, but has 8");
    double[] scalars = new double[state.scalars().length + 1];
    assertThatThrownBy(() -> state.setScalars(scalars))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scalars, but got " + scalars.length);
  }

  @ParameterizedTest
  @MethodSource("ofKnownEnd")
  @DisplayName("a message that lost its last byte is refused")
  void refusesAMessageThatIsCutShort(CompressorTable.Entry entry) {
    Run run = new Run(entry, 1000, SEEDS[0]);
    byte[] bytes = run.state.compress(run.nextVector());
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> run.arrived(cut, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the message ");
  }

  private static void forEachRun(CompressorTable.Entry entry, Consumer<Run> test) {
    for (int size : SIZES) {
      for (long seed : SEEDS) {
        test.accept(new Run(entry, size, seed));
      }
    }
  }

  private static Compressor serialised(Compressor compressor)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(compressor);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Compressor) in.readObject();
    }
  }

  /** A state and the Gaussian vectors that it is given. */
  private static final class Run {
    private final CompressorTable.Entry entry;
    private final int size;
    private final long seed;
    private final Random random;
    private final Compressor.State state;

    Run(CompressorTable.Entry entry, int size, long seed) {
      this.entry = entry;
      this.size = size;
      this.seed = seed;
      this.random = new Random(seed);
      this.state = entry.compressor().init(size, seed);
    }

    float[] nextVector() {
      float[] vector = new float[size];
      for (int i = 0; i < size; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      return vector;
    }

    float[] error() {
      return state.vectors().get(0);
    }

    float[] send(float[] vector) {
      return arrived(state.compress(vector), Float.NaN);
    }

    float[] arrived(byte[] bytes, float garbage) {
      float[] into = new float[size];
      Arrays.fill(into, garbage);
      entry.compressor().decompress(bytes, into);
      return into;
    }

    @Override
    public String toString() {
      return "%s, seed %d, d = %d".formatted(entry, seed, size);
    }
  }
}
