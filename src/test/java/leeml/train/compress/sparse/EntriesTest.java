package leeml.train.compress.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places as gaps, and what is refused. */
class EntriesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "127, 1",
    "128, 2",
    "16383, 2",
    "16384, 3",
    "2097151, 3",
    "2097152, 4",
    "268435455, 4",
    "268435456, 5",
    "2147483646, 5"
  })
  void aGapTakesSevenBitsAByte(int gap, int bytes) {
    EntryWriter out = new EntryWriter();
    out.index(gap);
    assertThat(out.bytes()).hasSize(bytes);
    assertThat(new EntryReader(out.bytes(), Integer.MAX_VALUE).index()).isEqualTo(gap);
  }

  @ParameterizedTest
  @CsvSource({"0", "63", "64", "1073741824", "2147483646"})
  void aSignTakesTheLowestBit(int gap) {
    for (boolean negative : new boolean[] {false, true}) {
      EntryWriter out = new EntryWriter();
      out.indexAndSign(gap, negative);
      EntryReader in = new EntryReader(out.bytes(), Integer.MAX_VALUE);
      assertThat(in.indexAndSign()).isEqualTo(gap);
      assertThat(in.negative()).isEqualTo(negative);
    }
  }

  @Test
  void growsWithItsEntries() {
    EntryWriter out = new EntryWriter();
    for (int i = 0; i < 10_000; i++) {
      out.index(300 * i);
      out.value(i / 7f);
    }
    EntryReader in = new EntryReader(out.bytes(), 3_000_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(in.index()).isEqualTo(300 * i);
      assertThat(in.value()).isEqualTo(i / 7f);
    }
    assertThat(in.hasNext()).isFalse();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertRefused(new byte[] {(byte) 0x80}, 10, "the message ends inside an entry");
    assertRefused(new byte[] {10}, 10, "the message names place 10, expected 0 to 9");
    byte[] endless = {-1, -1, -1, -1, 0x0f};
    assertRefused(endless, 10, "the message names place 4294967295, expected 0 to 9");
    EntryReader in = new EntryReader(new byte[] {3, 0, 0}, 10);
    assertThat(in.index()).isEqualTo(3);
    assertThatThrownBy(in::value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the message ends inside an entry");
  }

  private static void assertRefused(byte[] bytes, int size, String message) {
    EntryReader in = new EntryReader(bytes, size);
    assertThatThrownBy(in::index).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
