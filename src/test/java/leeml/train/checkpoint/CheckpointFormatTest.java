package leeml.train.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.Stop;
import leeml.train.cluster.RoundCost;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.SliceSnapshot;
import leeml.train.server.WorkerSnapshot;
import org.junit.jupiter.api.Test;

/** What is written reads back as it was, and what is not whole is refused, never guessed at. */
class CheckpointFormatTest {

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Checkpoint written = checkpoint(1000);
    Checkpoint read = read(bytes(written));
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(written);
    assertThat(read.identity().facts()).containsExactlyEntriesOf(written.identity().facts());
    assertThat(read.round()).isEqualTo(2);
  }

  @Test
  void readsBackALongVectorAndNumbersThatAreNone() throws IOException {
    float[] theta = new float[100_003];
    Random random = new Random(3);
    for (int i = 0; i < theta.length; i++) {
      theta[i] = Float.intBitsToFloat(random.nextInt());
    }
    theta[7] = Float.NaN;
    theta[16_384] = Float.NEGATIVE_INFINITY;
    Checkpoint read = read(bytes(checkpoint(theta)));
    assertThat(read.theta()).isEqualTo(theta);
    assertThat(read.loss()).isNaN();
  }

  @Test
  void readsBackARunThatHasDoneNothing() throws IOException {
    Kept nothing = new Kept(new double[0], Optional.empty());
    Checkpoint empty =
        new Checkpoint(
            new Identity(Map.of()),
            0,
            Double.NaN,
            0,
            new float[0],
            new byte[0],
            List.of(),
            ServedSnapshot.NONE,
            nothing,
            nothing,
            List.of(),
            Optional.empty());
    assertThat(read(bytes(empty)))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(empty);
  }

  @Test
  void everyLengthBelowTheWholeIsRefused() throws IOException {
    byte[] whole = bytes(checkpoint(20));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("length %d", length)
          .isInstanceOf(DamagedCheckpoint.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> read(longer)).isInstanceOf(DamagedCheckpoint.class);
  }

  /** Also lengths that would need more memory than there is. */
  @Test
  void everyAlteredByteIsRefused() throws IOException {
    byte[] whole = bytes(checkpoint(20));
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] altered = whole.clone();
        altered[at] ^= (byte) flip;
        assertThatThrownBy(() -> read(altered))
            .as("byte %d by %d", at, flip)
            .isInstanceOf(DamagedCheckpoint.class);
      }
    }
  }

  @Test
  void aFileThatIsShorterThanItSaidIsRefused() throws IOException {
    byte[] whole = bytes(checkpoint(20));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> CheckpointFormat.read(new ByteArrayInputStream(half), whole.length))
        .isInstanceOf(DamagedCheckpoint.class)
        .hasMessage("it is cut short");
  }

  @Test
  void saysWhatIsNoCheckpointAndWhatIsOfAnotherVersion() throws IOException {
    assertThatThrownBy(() -> read("PK, as an archive begins".getBytes(US_ASCII)))
        .hasMessage("it is no checkpoint: it does not begin as one");
    byte[] later = bytes(checkpoint(20));
    ByteBuffer.wrap(later).putInt(Long.BYTES, 3);
    assertThatThrownBy(() -> read(later))
        .hasMessage("it is of version 3, and this program reads 1 and 2");
  }

  /** Version 1 had no field between the workers' states and the lowest loss. */
  @Test
  void readsWhatWasWrittenBeforeThereWereServers() throws IOException {
    Checkpoint sound = checkpoint(20);
    Checkpoint inRounds =
        new Checkpoint(
            sound.identity(),
            sound.step(),
            sound.loss(),
            sound.seconds(),
            sound.theta(),
            sound.centre(),
            sound.workers(),
            ServedSnapshot.NONE,
            sound.lowest(),
            sound.best(),
            sound.ledger(),
            sound.end());
    byte[] now = bytes(inRounds);
    int lists = 3 * Integer.BYTES + Long.BYTES; // slices, workers, steps, clock
    int served = endOfStates(now);
    ByteBuffer before = ByteBuffer.allocate(now.length - lists);
    before.put(now, 0, served).put(now, served + lists, now.length - lists - served);
    before.putInt(Long.BYTES, 1);
    CRC32C checksum = new CRC32C();
    checksum.update(before.array(), 0, before.capacity() - Long.BYTES);
    before.putLong(before.capacity() - Long.BYTES, checksum.getValue());
    assertThat(read(before.array()))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(inRounds);
  }

  private static int endOfStates(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(Long.BYTES + Integer.BYTES);
    for (int texts = 2 * in.getInt(); texts > 0; texts--) {
      skip(in, in.getInt());
    }
    skip(in, Long.BYTES + 2 * Double.BYTES);
    skip(in, Float.BYTES * in.getInt());
    skip(in, in.getInt());
    for (int states = in.getInt(); states > 0; states--) {
      skip(in, in.getInt());
    }
    return in.position();
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }

  private static Checkpoint checkpoint(int size) {
    float[] theta = new float[size];
    for (int i = 0; i < size; i++) {
      theta[i] = i * 0.5f - 3;
    }
    return checkpoint(theta);
  }

  private static Checkpoint checkpoint(float[] theta) {
    Ledger.Round round =
        new Ledger.Round(
            0,
            4,
            0.5,
            64,
            0.7,
            Double.NaN,
            0.25,
            new Noise(1, 2, -3),
            new Pace(new TreeMap<>(Map.of(0L, 5L, 3L, 1L)), new TreeMap<>()),
            List.of(0.125, 0.25),
            0.0625,
            new RoundCost(1, 2, 3, 0.1, 0.2, 0.3, 0.4, 0.5),
            Map.of("accuracy, gehalten – 訓練", 0.9));
    Map<String, String> facts = new TreeMap<>(Map.of("strategy", "sync", "seed", "7"));
    return new Checkpoint(
        new Identity(facts),
        8,
        Double.NaN,
        12.5,
        theta,
        new byte[] {1, 2, 3},
        List.of(new byte[0], new byte[] {9}),
        served(theta),
        new Kept(new double[] {1, Double.POSITIVE_INFINITY}, Optional.of(new float[] {1, 2})),
        new Kept(new double[] {Double.NaN}, Optional.empty()),
        List.of(round, round),
        Optional.of(new Stop(Stop.Reason.TARGET, "accuracy is 0.9 after 8 steps")));
  }

  /** A server in two slices. */
  private static ServedSnapshot served(float[] theta) {
    int half = theta.length / 2;
    float[][] parts = {
      Arrays.copyOfRange(theta, 0, half), Arrays.copyOfRange(theta, half, theta.length)
    };
    List<SliceSnapshot> slices =
        Stream.of(parts)
            .map(
                part ->
                    new SliceSnapshot(
                        part,
                        17,
                        new long[] {8, 9},
                        new long[] {14, 15},
                        List.of(1, 0),
                        new TreeMap<>(Map.of(2L, 17L)),
                        new TreeMap<>(Map.of(0L, 15L, 1L, 2L)),
                        new byte[] {4, 5}))
            .toList();
    List<WorkerSnapshot> workers =
        List.of(
            new WorkerSnapshot(7, 14, true, false, 0.5, new float[] {1, 2}, new byte[] {6}),
            new WorkerSnapshot(9, 17, false, true, Double.NaN, new float[0], new byte[0]));
    return new ServedSnapshot(slices, workers, 80, new double[] {1.5, 2.5});
  }

  private static byte[] bytes(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckpointFormat.write(checkpoint, out);
    return out.toByteArray();
  }

  private static Checkpoint read(byte[] bytes) throws IOException {
    return CheckpointFormat.read(new ByteArrayInputStream(bytes), bytes.length);
  }
}
