package leeml.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a saved state looks like, and what is refused; exact restoring is in the property table. */
class MemoryCodecTest {

  private static final String REFUSED = "cannot restore the memory: it is ";

  private final Optimizer.State state = stepped(Optimizers.adam(0.1), 3);

  @Test
  void layoutIsAsDocumented() {
    Optimizer.State momentum = stepped(Optimizers.momentum(0.1), 2);
    ByteBuffer bytes = ByteBuffer.wrap(MemoryCodec.encode(momentum));
    byte[] magic = new byte[4];
    bytes.get(magic);
    assertThat(magic).isEqualTo(new byte[] {'L', 'E', 'O', 'S'});
    assertThat(bytes.getInt()).as("version").isEqualTo(1);
    byte[] kind = new byte[bytes.getInt()];
    bytes.get(kind);
    assertThat(new String(kind, StandardCharsets.UTF_8)).isEqualTo("[heavy-ball, rate]");
    assertThat(bytes.getInt()).as("vectors").isEqualTo(1);
    assertThat(bytes.getInt()).as("scalars").isEqualTo(1);
    assertThat(bytes.getInt()).as("d").isEqualTo(2);
    assertThat(bytes.getDouble()).as("steps").isEqualTo(1);
    assertThat(bytes.getFloat()).isEqualTo(1f);
    assertThat(bytes.getFloat()).isEqualTo(1f);
    assertThat(bytes.remaining()).isZero();
  }

  @Test
  void hyperParametersMayChange() {
    Optimizer.State slower = Optimizers.adam(0.01).init(3);
    MemoryCodec.decode(MemoryCodec.encode(state), slower);
    assertThat(slower.vectors().get(0)).isEqualTo(state.vectors().get(0));
    assertThat(slower.learningRate()).isEqualTo(0.01);
  }

  @Test
  void refusesAnotherKind() {
    Optimizer.State radam = Optimizers.rAdam(0.1).init(3);
    assertRefused(MemoryCodec.encode(state), radam, "of kind [adam, rate], expected [radam, rate]");
    assertThatThrownBy(() -> MemoryCodec.copy(state, radam))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(REFUSED + "of kind [adam, rate], expected [radam, rate]");
  }

  @Test
  void refusesAnotherSize() {
    Optimizer.State larger = Optimizers.adam(0.1).init(4);
    assertRefused(MemoryCodec.encode(state), larger, "of size 3, expected 4");
    assertThatThrownBy(() -> MemoryCodec.copy(state, larger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(REFUSED + "of size 3, expected 4");
  }

  @Test
  void refusesAnotherVersion() {
    byte[] bytes = MemoryCodec.encode(state);
    bytes[7] = 9;
    assertRefused(bytes, Optimizers.adam(0.1).init(3), "of version 9, expected 1");
  }

  @Test
  void refusesWhatIsNoMemory() {
    Optimizer.State target = Optimizers.adam(0.1).init(3);
    assertRefused(new byte[0], target, "no saved memory");
    assertRefused(new byte[100], target, "no saved memory");
  }

  @Test
  void refusesEveryCutAndAnyTail() {
    byte[] bytes = MemoryCodec.encode(state);
    Optimizer.State target = stepped(Optimizers.adam(0.1), 3);
    byte[] before = MemoryCodec.encode(target);
    for (int length = 0; length < bytes.length + 3; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        assertThatThrownBy(() -> MemoryCodec.decode(cut, target))
            .as("%d of %d bytes", length, bytes.length)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(REFUSED);
      }
    }
    assertThat(MemoryCodec.encode(target)).as("untouched").isEqualTo(before);
  }

  private static void assertRefused(byte[] bytes, Optimizer.State target, String reason) {
    assertThatThrownBy(() -> MemoryCodec.decode(bytes, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(REFUSED + reason);
  }

  private static Optimizer.State stepped(Optimizer optimizer, int size) {
    Optimizer.State state = optimizer.init(size);
    float[] direction = new float[size];
    Arrays.fill(direction, 1);
    state.update(direction, new float[size]);
    return state;
  }
}
